import type { Excerpt } from '@shared/ipc/calls/search'

/** A name's end as short as this may begin an excerpt by chance. */
const chanceLength = 12

/** An excerpt often begins within what the record is called: that part is told from the rest, and shows once. */
export function splitExcerpt(name: string, excerpt: Excerpt): { title: Excerpt; rest: Excerpt } {
  const title = name.replace(/\s+/g, ' ').trim()
  const { text, matches } = excerpt
  const lead = text.startsWith('… ') ? 2 : 0
  const start = sharedFrom(title, text.slice(lead), lead > 0)
  if (start === undefined) return { title: { text: title, matches: [] }, rest: excerpt }
  const moved = (by: number, within: (first: number, last: number) => boolean) =>
    matches
      .map(([first, last]): [number, number] => [first + by, last + by])
      .filter(([first, last]) => within(first, last))
  const end = title.length - start + lead
  const rest = text.slice(end)
  const from = end + rest.length - rest.trimStart().length
  const isWhole = title.startsWith(text.slice(lead).replace(/ …$/, ''), start)
  return {
    title: { text: title, matches: moved(start - lead, (_first, last) => last <= title.length) },
    rest: isWhole
      ? { text: '', matches: [] }
      : { text: text.slice(from), matches: moved(-from, (first) => first >= 0) },
  }
}

/** From where on the title is what these words begin with; from its beginning, or where they were cut from within it. */
function sharedFrom(title: string, words: string, isCut: boolean): number | undefined {
  const inTitle = words.replace(/ …$/, '')
  const isShared = (at: number) =>
    title.startsWith(inTitle, at) || `${words} `.startsWith(`${title.slice(at)} `)
  if (!isCut) return isShared(0) ? 0 : undefined
  for (let at = title.indexOf(' ') + 1; at > 0; at = title.indexOf(' ', at) + 1) {
    if (title.length - at <= chanceLength) return undefined
    if (isShared(at)) return at
  }
  return undefined
}
