import { isAboutThemselves, leadsUp, writeOne, writtenItems, type Finding, type Prepared } from './finding'
import { wordsIn } from './what-stands'
import { speaksOf } from './words-in-common'

/** P7, P9, P10, P15: leading up brings what was seen outside, as one good question. */
export function lookOutside(prepared: Prepared): Finding | undefined {
  if (!leadsUp(prepared) || isAboutThemselves(prepared)) return undefined
  if (writtenItems(prepared).some(({ kind }) => kind === 'opener')) return undefined
  const [ready] = prepared.openers ?? []
  const evergreen = prepared.evergreens?.find(({ text }) => !isSpokenOf(prepared, text))
  const found = {
    rule: 'look-outside',
    text: 'Nothing from outside yet',
    reason: 'One thing noticed in the market, and a question about it, leads up.',
  }
  const write = { label: 'Write your own', fix: writeOne(prepared, 'opener') }
  const offered = ready ?? evergreen
  if (!offered) return { ...found, fixLabel: write.label, fix: write.fix }
  return {
    ...found,
    fixLabel: ready ? 'Add the latest opener' : 'Add one that always fits',
    fix: { type: 'planOpener', opener: offered },
    choices: [write],
  }
}

/** Asked beside an item that says the same, a question that always fits answers itself. */
function isSpokenOf(prepared: Prepared, text: string): boolean {
  return writtenItems(prepared).some((item) => speaksOf(wordsIn(prepared, item), text))
}
