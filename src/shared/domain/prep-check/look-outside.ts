import {
  bringRecord,
  isAboutThemselves,
  leadsUp,
  writeOne,
  writtenItems,
  type Finding,
  type Prepared,
} from './finding'

/** P7, P9, P10, P15: leading up brings what was seen outside, as one good question. */
export function lookOutside(prepared: Prepared): Finding | undefined {
  if (!leadsUp(prepared) || isAboutThemselves(prepared)) return undefined
  if (writtenItems(prepared).some(({ kind }) => kind === 'opener')) return undefined
  const [ready] = prepared.openers ?? []
  const fix = ready
    ? bringRecord(prepared, 'opener', ready.text, `opener:${ready.id}`)
    : writeOne(prepared, 'opener')
  return {
    rule: 'look-outside',
    text: 'Nothing from outside yet',
    reason: 'One thing noticed in the market, and a question about it, leads up.',
    fixLabel: fix.type === 'focusItem' ? 'Write it' : ready ? 'Add the latest opener' : 'Add an opener',
    fix,
  }
}
