import type { ProjectedItem } from '../../body/project-body'
import type { PersonFields } from '../../documents/kinds/person'
import { hasFigure } from '../brief/figures'
import { nameOf, writtenItems, type Finding, type Prepared } from './finding'
import { detailOf, wordsIn } from './what-stands'

/** Words an agenda may hold; a page is about four hundred. */
const mostWords: Partial<Record<PersonFields['briefLength'], number>> = { headlines: 120, 'one-page': 400 }
const lengthWords: Partial<Record<PersonFields['briefLength'], string>> = {
  headlines: 'headlines',
  'one-page': 'one page',
}
/** A point of a list that is read as one. */
const longestPoint = 60
/** Fewer items are the beginning of an agenda. */
const enoughToJudge = 3

/** P4, "mastering communication style": bullets or story, numbers first or last, a page or three lines. */
export function styleFit(prepared: Prepared): Finding | undefined {
  const { style, briefLength = '' } = prepared.person
  const written = writtenItems(prepared)
  const longest = written.reduce<ProjectedItem | undefined>(
    (most, item) => (most && lengthOf(prepared, most) >= lengthOf(prepared, item) ? most : item),
    undefined,
  )
  if (!longest) return undefined
  const name = nameOf(prepared)
  const found = { rule: 'style-fit', reason: `In the form ${name} likes, it is read and not put off.` }
  const total = written.reduce((sum, item) => sum + lengthOf(prepared, item), 0)
  const most = mostWords[briefLength]
  if (most !== undefined && total > most) {
    return {
      ...found,
      text: `${total} words, and ${name} reads ${lengthWords[briefLength]}`,
      fixLabel: 'Go to the longest',
      fix: { type: 'focusItem', itemId: longest.id },
    }
  }
  const isKnown = written.every((item) => detailOf(item) !== undefined)
  if (style === 'numbers-first' && isKnown && written.length >= enoughToJudge) {
    if (written.some((item) => item.ref !== null || hasFigure(wordsIn(prepared, item)))) return undefined
    const told = written.find(({ kind }) => kind !== 'opener' && kind !== 'ask') ?? longest
    return {
      ...found,
      text: `${name} likes numbers first, and none is here`,
      fixLabel: 'Go there',
      fix: { type: 'focusItem', itemId: told.id },
    }
  }
  const wordy = style === 'bullets' && written.find((item) => hasLongPoint(detailOf(item) ?? ''))
  if (!wordy) return undefined
  return {
    ...found,
    text: `${name} likes bullets, and one of these is a paragraph`,
    fixLabel: 'Go there',
    fix: { type: 'focusItem', itemId: wordy.id },
  }
}

function lengthOf(prepared: Prepared, item: ProjectedItem): number {
  return countWords(wordsIn(prepared, item))
}

function hasLongPoint(detail: string): boolean {
  return detail.split('\n').some((line) => countWords(line) > longestPoint)
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
}
