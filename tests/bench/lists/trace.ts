import type { Page } from 'playwright-core'
import { z } from 'zod'

/** What Chromium's tracing says of one thing it did. Times are in microseconds. */
const eventSchema = z.object({
  name: z.string(),
  pid: z.number(),
  tid: z.number(),
  ts: z.number(),
  dur: z.number().default(0),
})
type TraceEvent = z.output<typeof eventSchema>

const categories = ['disabled-by-default-devtools.timeline', 'devtools.timeline', 'blink.user_timing']

/**
 * Runs something while Chromium traces itself. `busyMs` is how long the page's main thread was at work from the task
 * with the first mark until it had handed over the first frame after the second one.
 */
export async function recordTrace<Result>(
  page: Page,
  marks: { from: string; shown: string },
  run: () => Promise<Result>,
): Promise<{ result: Result; busyMs: number }> {
  const session = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => {
    events.push(...value.flatMap((event) => eventSchema.safeParse(event).data ?? []))
  })
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: categories },
  })
  const result = await run()
  await session.send('Tracing.end')
  await complete
  await session.detach()
  return { result, busyMs: busyMsBetween(events, marks) }
}

function busyMsBetween(events: readonly TraceEvent[], marks: { from: string; shown: string }): number {
  const from = events.find(({ name }) => name === marks.from)
  if (!from) throw new Error(`no ${marks.from} in the trace`)
  const ofThread = events.filter(({ pid, tid }) => pid === from.pid && tid === from.tid)
  const shown = ofThread.find(({ name }) => name === marks.shown)
  const tasks = ofThread.filter(({ name }) => name === 'RunTask')
  const first = tasks.find(({ ts, dur }) => ts <= from.ts && from.ts <= ts + dur)
  const frame = ofThread
    .filter(({ name, ts }) => name === 'Commit' && shown && ts >= shown.ts)
    .toSorted((one, other) => one.ts - other.ts)[0]
  if (!first || !frame) throw new Error('no frame in the trace')
  const end = frame.ts + frame.dur
  const busy = tasks
    .filter(({ ts }) => ts >= first.ts && ts < end)
    .map(({ ts, dur }) => Math.min(ts + dur, end) - ts)
  return busy.reduce((sum, each) => sum + each, 0) / 1000
}
