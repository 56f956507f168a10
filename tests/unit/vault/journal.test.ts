import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { fdatasync, writeSync } from 'node:fs'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Journal, type JournalPorts } from '../../../src/main/vault/journal'
import { readRecords, segmentPath } from '../../../src/main/vault/journal-records'
import { makeFolder, removeFolder } from '../../support/vault-fixture'

let folder: string
beforeEach(() => {
  folder = makeFolder()
})
afterEach(() => removeFolder(folder))

const bytes = (text: string) => Buffer.from(text)
const start = { lastSequence: 0, firstSegment: 1 }
const contents = (segment = 1) =>
  readRecords(readFileSync(segmentPath(folder, segment))).records.map(
    (record) => `${record.sequence} ${Buffer.from(record.bytes).toString()}`,
  )

test('a record that a crash cut short is left out, those before it are read', () => {
  const journal = Journal.open(folder, [], start)
  journal.append(1, bytes('first'))
  journal.append(2, bytes('second'))
  journal.close()
  const path = segmentPath(folder, 1)
  truncateSync(path, readFileSync(path).length - 1)
  expect(contents()).toEqual(['1 first'])
})

test('what a crash left at the end is cut off before the next record', () => {
  const path = segmentPath(folder, 1)
  const journal = Journal.open(folder, [], start)
  journal.append(1, bytes('first'))
  journal.close()
  writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.from('half a rec')]))
  const { records, end } = readRecords(readFileSync(path))
  const again = Journal.open(folder, [{ number: 1, records, end, deviceId: 'd' }], start)
  again.append(2, bytes('second'))
  again.close()
  expect(contents()).toEqual(['1 first', '2 second'])
  expect(readRecords(readFileSync(path)).end).toBe(readFileSync(path).length)
})

test('damage in the middle loses the record it hit and none behind it', () => {
  const journal = Journal.open(folder, [], start)
  for (const [index, text] of ['first', 'second', 'third'].entries()) journal.append(index + 1, bytes(text))
  journal.close()
  const path = segmentPath(folder, 1)
  const file = readFileSync(path)
  file[file.indexOf('second')] = 0
  writeFileSync(path, file)
  expect(contents()).toEqual(['1 first', '3 third'])
})

test('a record taken out leaves its place to the next', () => {
  const journal = Journal.open(folder, [], start)
  journal.append(1, bytes('first'))
  journal.append(2, bytes('a long one that failed')).undo()
  journal.append(2, bytes('second'))
  journal.close()
  expect(contents()).toEqual(['1 first', '2 second'])
})

test('a sync that began before a record does not make it durable', async () => {
  const pending: (() => void)[] = []
  const ports: JournalPorts = {
    write: (descriptor, record, offset, position) =>
      writeSync(descriptor, record, offset, record.length - offset, position),
    fdatasync: (_descriptor, done) => pending.push(() => done(null)),
  }
  const journal = Journal.open(folder, [], start, ports)
  const settled: string[] = []
  journal.append(1, bytes('first'))
  const first = journal.durable().then(() => settled.push('first'))
  journal.append(2, bytes('second'))
  const second = journal.durable().then(() => settled.push('second'))
  pending.shift()?.()
  await first
  expect(settled).toEqual(['first'])
  await vi.waitFor(() => expect(pending).toHaveLength(1))
  pending.shift()?.()
  await second
  expect(settled).toEqual(['first', 'second'])
  journal.close()
})

test('many records that wait are made durable by one sync', async () => {
  let syncs = 0
  const ports: JournalPorts = {
    write: (descriptor, record, offset, position) =>
      writeSync(descriptor, record, offset, record.length - offset, position),
    fdatasync: (descriptor, done) => {
      syncs += 1
      fdatasync(descriptor, done)
    },
  }
  const journal = Journal.open(folder, [], start, ports)
  const waiting = Array.from({ length: 50 }, (_, index) => {
    journal.append(index + 1, bytes(`record ${index}`))
    return journal.durable()
  })
  await Promise.all(waiting)
  expect(syncs).toBe(2)
  expect(journal.lastDurable).toBe(50)
  journal.close()
})
