import { useEffect, useRef, type RefObject } from 'react'

/** For a form: with each try that failed, the focus goes to the first field in which something is wrong. */
export function useInvalidFocus(failedTry: string | undefined): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (failedTry === undefined) return
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [failedTry])
  return form
}
