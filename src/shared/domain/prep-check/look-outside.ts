import {
  bringRecord,
  draftOne,
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
  const [evergreen] = prepared.evergreens ?? []
  const found = {
    rule: 'look-outside',
    text: 'Nothing from outside yet',
    reason: 'One thing noticed in the market, and a question about it, leads up.',
  }
  const write = { label: 'Write one', fix: writeOne(prepared, 'opener') }
  if (ready) {
    const fix = bringRecord(prepared, 'opener', ready.text, `opener:${ready.id}`)
    return { ...found, fixLabel: 'Add the latest opener', fix, choices: [write] }
  }
  if (!evergreen) return { ...found, fixLabel: write.label, fix: write.fix }
  const fix = draftOne(prepared, 'opener', evergreen.text)
  return { ...found, fixLabel: 'Add one that always fits', fix, choices: [write] }
}
