/** A screen's third ahead: there by the time it is scrolled to. */
const margin = '33%'

const callbacks = new Map<Element, () => void>()
let observer: IntersectionObserver | undefined

/** Calls back once the element is in what is seen of the page, or nearly; returns its cancel. */
export function whenNear(element: Element, callback: () => void): () => void {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue
        const run = callbacks.get(target)
        forget(target)
        run?.()
      }
    },
    { rootMargin: margin },
  )
  callbacks.set(element, callback)
  observer.observe(element)
  return () => forget(element)
}

function forget(element: Element): void {
  callbacks.delete(element)
  observer?.unobserve(element)
}
