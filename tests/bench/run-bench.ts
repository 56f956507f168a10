import { mkdirSync, writeFileSync } from 'node:fs'
import { benchCaptureCommit } from './capture-commit'
import { benchCaptureMessages } from './capture-messages'
import { benchCaptureParse } from './capture-parse'
import { benchKeystroke } from './keystroke/bench-keystroke'
import { benchOpenLists } from './lists/open-lists'
import { benchTickToRepaint } from './lists/tick-to-repaint'
import { benchOpeners } from './openers'
import { benchPrepCheck } from './prep-check'
import { benchRelayAttack } from './relay-attack'
import { benchRelayMemory } from './relay-memory'
import { benchScriptBytes } from './script-bytes'
import { benchShelf } from './shelf'
import { benchStartAndMemory } from './start-and-memory'
import { benchLogOfAYear } from './sync/log-of-a-year'
import { benchNewDevice } from './sync/new-device'
import { benchSyncedKeys } from './sync/synced-keys'
import { formatTable, type Figure } from './figure'

const benches: (() => Promise<Figure | Figure[]>)[] = [
  benchKeystroke,
  benchOpeners,
  benchShelf,
  benchPrepCheck,
  benchCaptureCommit,
  benchCaptureMessages,
  benchCaptureParse,
  benchTickToRepaint,
  benchOpenLists,
  benchRelayAttack,
  benchRelayMemory,
  benchSyncedKeys,
  benchNewDevice,
  benchLogOfAYear,
  benchScriptBytes,
  benchStartAndMemory,
]

/** Measures every row (or those named: `benchKeystroke`), prints the table and writes `out/bench.json`. A missed goal is said, not failed. */
export async function main(only: string[]): Promise<void> {
  const figures: Figure[] = []
  const wanted = benches.filter(({ name }) => only.length === 0 || only.includes(name))
  for (const bench of wanted) figures.push(...[await bench()].flat())
  mkdirSync('out', { recursive: true })
  const plain = figures.map(({ spread: _spread, ...figure }) => figure)
  writeFileSync('out/bench.json', `${JSON.stringify(plain, null, 2)}\n`)
  console.log(`\n${formatTable(figures)}\n`)
}
