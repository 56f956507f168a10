import { beforeEach, expect, test } from 'vitest'
import { Flushing, flushTimeoutMs } from '../../../src/main/windows/flushing'
import type { OpenWindow } from '../../../src/main/windows/open-windows'

let sent: { to: OpenWindow; requestId: string }[]
let timeOut: () => void
let waitedMs: number
let writing: PromiseWithResolvers<void>
let flushing: Flushing

const windows = {
  send: (to: OpenWindow, _name: string, { requestId }: { requestId: string }) => sent.push({ to, requestId }),
}

function window(more: Partial<OpenWindow> & { isCrashed?: boolean } = {}): OpenWindow {
  const { isCrashed = false, ...rest } = more
  return {
    window: { isDestroyed: () => false, webContents: { isCrashed: () => isCrashed } },
    workspace: { settled: () => writing.promise.then(() => true) },
    isListening: true,
    ...rest,
  } as unknown as OpenWindow
}

beforeEach(() => {
  sent = []
  writing = Promise.withResolvers()
  flushing = new Flushing(windows as never, (ms) => {
    waitedMs = ms
    return new Promise((resolve) => (timeOut = resolve))
  })
})

function answerAll(unsaved: number): void {
  for (const { requestId } of sent) flushing.answered(requestId, unsaved)
}

test('everything is saved once each window has said so and nothing is being written', async () => {
  const flushed = flushing.flush([window(), window()])
  expect(new Set(sent.map(({ requestId }) => requestId)).size).toBe(2)
  answerAll(0)
  writing.resolve()
  expect(await flushed).toBe(true)
})

test('what the main process is still writing is waited for', async () => {
  const flushed = flushing.flush([window()])
  answerAll(0)
  timeOut()
  expect(await flushed).toBe(false)
})

test('what the main process could not save keeps it from being so', async () => {
  const workspace = { settled: () => Promise.resolve(false) } as unknown as OpenWindow['workspace']
  const flushed = flushing.flush([window({ workspace })])
  answerAll(0)
  expect(await flushed).toBe(false)
})

test('a window with unsaved changes, and one that says nothing in time, keep it from being so', async () => {
  const told = flushing.flush([window()])
  answerAll(2)
  writing.resolve()
  expect(await told).toBe(false)
  const silent = flushing.flush([window()])
  timeOut()
  expect(await silent).toBe(false)
  expect(waitedMs).toBe(flushTimeoutMs)
})

test('a window that crashed or has not begun is not asked', async () => {
  const flushed = flushing.flush([window({ isCrashed: true }), window({ isListening: false })])
  writing.resolve()
  expect(sent).toEqual([])
  expect(await flushed).toBe(true)
})

test('an answer to a question nobody asked is passed over', () => {
  expect(() => flushing.answered('unknown', 3)).not.toThrow()
})
