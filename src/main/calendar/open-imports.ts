import { calendarFailureWords, type CalendarFailure } from '@shared/calendar/read-calendar'
import type { CalendarOptions, CalendarPreview, Imported, OpenedCalendar } from '@shared/ipc/calls/calendar'
import type { Arguments } from '@shared/ipc/contract'
import { UserError } from '@shared/ipc/user-error'
import type { Workspace } from '../workspace/workspace'
import { documentWrites } from '../workspace/write-documents'
import type { CalendarReading } from './calendar-reader'
import { describePlan } from './describe-plan'
import { forgetSources, importWrites, readExistingRows, takeFromPlan } from './import-change'
import { readLeftOut, rememberLeftOut } from './left-out'
import { planAnew, planCalendar, type PlanPorts } from './plan-calendar'
import { fileFailureWords, type CalendarSource, type FileFailure } from './read-calendar-file'
import { ReaderEndedError, type ReaderEnd } from './reader-thread'

const readerEndWords: Record<ReaderEnd, string> = {
  'took-too-long':
    'Reading this calendar took too long and was stopped. Nothing was changed. Export a shorter time.',
  ended: 'This calendar could not be read to its end. Nothing was changed. Export a shorter time.',
  closed: 'This import was closed. Nothing was changed.',
}

export interface ImportPorts extends PlanPorts {
  /** Starts a reader; `close` ends it, also while it works. */
  startReader: () => CalendarReading & { close: () => void }
}

export interface NamedSource {
  fileName: string
  source: CalendarSource
  /** What is said of each failure, where it is no file. */
  failureWords?: Readonly<Record<CalendarFailure | FileFailure, string>>
}

interface OpenImport {
  token: string
  reader: ReturnType<ImportPorts['startReader']>
  workspace: Workspace
  confirmed?: { commandId: string; result: Promise<Imported> }
}

/** The import each window has under way: one at a time, from choosing the file to its end. */
export class OpenImports<Window extends object> {
  private readonly byWindow = new Map<Window, OpenImport>()

  constructor(private readonly ports: ImportPorts) {}

  /** Reads a file. The window's earlier import is forgotten. */
  async read(
    window: Window,
    workspace: Workspace,
    token: string,
    { fileName, source, failureWords = { ...calendarFailureWords, ...fileFailureWords } }: NamedSource,
  ): Promise<OpenedCalendar> {
    this.closeWindow(window)
    const reader = this.ports.startReader()
    this.byWindow.set(window, { token, reader, workspace })
    try {
      const outcome = await inWords(reader.read(source, this.ports.zone()))
      if (outcome.ok) return { fileName, ...outcome.summary }
      throw new UserError(outcome.failure, failureWords[outcome.failure])
    } catch (error) {
      this.close(window, token)
      throw error
    }
  }

  async preview(window: Window, token: string, options: CalendarOptions): Promise<CalendarPreview> {
    const open = this.get(window, token)
    const existing = readExistingRows(open.workspace.vault)
    const planned = await inWords(planCalendar(open.reader, existing, options, this.ports))
    return describePlan(planned, new Set(readLeftOut(open.workspace)))
  }

  /** Carries the import out, once: the same command again has the same answer. */
  async confirm(window: Window, args: Arguments<'calendar.confirm'>): Promise<Imported> {
    const open = this.get(window, args.token)
    if (open.confirmed) {
      if (open.confirmed.commandId === args.commandId) return open.confirmed.result
      throw new UserError('import-done', 'This import was already begun. Choose the file again for another.')
    }
    const result = this.carryOut(open, args)
    open.confirmed = { commandId: args.commandId, result }
    result.then(
      () => open.reader.close(),
      // Nothing was changed, so it may be tried again.
      () => delete open.confirmed,
    )
    return result
  }

  close(window: Window, token: string): void {
    if (this.byWindow.get(window)?.token === token) this.closeWindow(window)
  }

  closeWindow(window: Window): void {
    this.byWindow.get(window)?.reader.close()
    this.byWindow.delete(window)
  }

  private get(window: Window, token: string): OpenImport {
    const open = this.byWindow.get(window)
    if (open?.token === token) return open
    throw noSuchImport()
  }

  private async carryOut(open: OpenImport, args: Arguments<'calendar.confirm'>): Promise<Imported> {
    const { workspace } = open
    const planned = await inWords(planAnew(open.reader, workspace.vault, args.options, this.ports))
    // NOTE: from here to the commit nothing waits, so nothing changes in between.
    const plan = takeFromPlan(planned.plan, args.leftOut)
    const writes = importWrites(workspace.vault, plan, args.options, args.relations)
    const fields = documentWrites(workspace.vault, writes, this.ports.nowMs)
    const { inverse } = await workspace.commit({ commandId: args.commandId, fields, bodies: [] })
    rememberLeftOut(workspace, planned.plan, args.leftOut)
    return {
      inverse: forgetSources(
        inverse,
        plan.create.map(({ id }) => id),
      ),
      created: plan.create.length,
      people: new Set(plan.create.map(({ personId }) => personId)).size,
      moved: plan.move.length,
      revised: plan.revise.length,
      cancelled: plan.cancel.length,
    }
  }
}

export function noSuchImport(): UserError {
  return new UserError(
    'no-such-import',
    'This import is no longer open. Nothing was changed. Choose the file again.',
  )
}

async function inWords<Result>(reading: Promise<Result>): Promise<Result> {
  try {
    return await reading
  } catch (error) {
    if (!(error instanceof ReaderEndedError)) throw error
    throw new UserError(`reader-${error.end}`, readerEndWords[error.end])
  }
}
