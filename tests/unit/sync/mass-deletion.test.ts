import { beforeEach, expect, test } from 'vitest'
import { MassDeletion } from '../../../src/main/sync/mass-deletion'
import type { SyncNotices } from '../../../src/main/sync/sync-notices'
import type { Committed } from '../../../src/main/vault/commit-batch'
import type { Workspace } from '../../../src/main/workspace/workspace'

let told: string[]
let nowMs: number
let massDeletion: MassDeletion
beforeEach(() => {
  told = []
  nowMs = 0
  const notices = {
    has: () => false,
    note: (_id: string, _tone: string, text: string) => void told.push(text),
  } as unknown as SyncNotices
  massDeletion = new MassDeletion({ workspace: {} as Workspace, notices, steadyMs: () => nowMs })
})

const write = (id: number, field: string, after: unknown): Committed['overwritten'][number] => ({
  documentId: `d${id}`,
  field,
  before: null,
  after,
  clock: '',
})
const trash = (from: number, through: number, ...more: string[]) =>
  Array.from({ length: through - from + 1 }, (_, index) =>
    ['trashedAt', ...more].map((field) => write(from + index, field, 'x')),
  ).flat()
const fromElsewhere = { fields: [], blocks: [] }

test('twenty that come one after the other are told of, and how many there are', () => {
  massDeletion.attend({ inverse: fromElsewhere, overwritten: trash(1, 19) })
  expect(told).toEqual([])
  nowMs += 30_000
  massDeletion.attend({ inverse: fromElsewhere, overwritten: trash(19, 30) })
  expect(told).toEqual([expect.stringContaining('30 things')])
})

test('what goes now and then is not', () => {
  for (let from = 1; from < 100; from += 10) {
    massDeletion.attend({ inverse: fromElsewhere, overwritten: trash(from, from + 9) })
    nowMs += 61_000
  }
  expect(told).toEqual([])
})

test('nor what was never here, went into another one, came back, or was moved by this device', () => {
  massDeletion.attend({ inverse: fromElsewhere, overwritten: trash(1, 30, 'kind') })
  massDeletion.attend({ inverse: fromElsewhere, overwritten: trash(1, 30, 'mergedInto') })
  const back = trash(1, 30).map((each) => ({ ...each, before: 'x', after: null }))
  massDeletion.attend({ inverse: fromElsewhere, overwritten: back })
  const inverse = { fields: [{ id: 'd1', field: 'trashedAt', value: null, expected: null }], blocks: [] }
  massDeletion.attend({ inverse: inverse as unknown as Committed['inverse'], overwritten: trash(1, 30) })
  expect(told).toEqual([])
})
