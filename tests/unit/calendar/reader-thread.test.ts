import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ReaderThread } from '../../../src/main/calendar/reader-thread'
import { importOptions, readFixture } from '../../support/calendars/calendar-fixtures'

let folder: string
let workerPath: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'leadup-reader-'))
  await build({
    configFile: false,
    logLevel: 'warn',
    resolve: { alias: { '@shared': resolve('src/shared') } },
    build: {
      ssr: resolve('src/main/calendar/calendar-worker.ts'),
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rollupOptions: { external: [/^node:/], output: { entryFileNames: '[name].mjs' } },
    },
    ssr: { noExternal: true },
  })
  workerPath = join(folder, 'calendar-worker.mjs')
}, 60_000)

afterAll(() => rmSync(folder, { recursive: true }))

/** A thread that is given this program in place of ours. */
function brokenThread(program: string, limitMs?: number): ReaderThread {
  const path = join(folder, 'broken.mjs')
  writeFileSync(path, `import { parentPort } from 'node:worker_threads'\n${program}`)
  return new ReaderThread(path, limitMs)
}

const source = () => {
  const bytes = readFixture('google')
  return { kind: 'bytes' as const, bytes, size: bytes.length }
}

describe('reading a calendar in a thread of its own', () => {
  it('[A8] reads and plans as it would here', async () => {
    const thread = new ReaderThread(workerPath)
    const read = await thread.read(source(), 'Europe/Berlin')
    expect(read).toMatchObject({ ok: true })
    expect(read.ok && read.summary.addresses[0]?.email).toBe('tom.becker@example.com')
    const { plan } = await thread.plan({ meetings: [], people: [] }, importOptions())
    expect(plan.create.length).toBeGreaterThan(0)
    thread.close()
  })

  it('[A8] a file that is none is answered in a word', async () => {
    const thread = new ReaderThread(workerPath)
    const junk = join(folder, 'junk.ics')
    writeFileSync(junk, 'Dear Tom')
    expect(await thread.read({ kind: 'path', path: junk }, 'Europe/Berlin')).toEqual({
      ok: false,
      failure: 'not-a-calendar',
    })
    thread.close()
  })

  it('a thread that fails, ends or is closed says which', async () => {
    const thrown = brokenThread(`parentPort.on('message', () => { throw new Error('broken') })`)
    await expect(thrown.read(source(), 'UTC')).rejects.toMatchObject({ end: 'ended' })
    await expect(thrown.read(source(), 'UTC')).rejects.toMatchObject({ end: 'ended' })
    const left = brokenThread(`parentPort.once('message', () => process.exit(0))`)
    await expect(left.read(source(), 'UTC')).rejects.toMatchObject({ end: 'ended' })
    const silent = brokenThread(`parentPort.on('message', () => {})`)
    const reading = silent.read(source(), 'UTC')
    silent.close()
    await expect(reading).rejects.toMatchObject({ end: 'closed' })
  })

  it('a thread that takes too long is stopped', async () => {
    const thread = brokenThread(`parentPort.on('message', () => { for (;;); })`, 50)
    await expect(thread.read(source(), 'UTC')).rejects.toMatchObject({ end: 'took-too-long' })
  })
})
