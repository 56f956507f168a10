import type { ExistingRows, ImportOptions, ImportPlan } from '@shared/calendar/plan-import'
import { calendarFailureWords } from '@shared/calendar/read-calendar'
import type { CalendarOptions, CalendarPreview, Imported, OpenedCalendar } from '@shared/ipc/calls/calendar'
import type { Arguments } from '@shared/ipc/contract'
import { UserError } from '@shared/ipc/user-error'
import type { Workspace } from '../workspace/workspace'
import { documentWrites } from '../workspace/write-documents'
import type { CalendarReading, PlannedImport } from './calendar-reader'
import { describePlan } from './describe-plan'
import { forgetSources, importWrites, readExistingRows, setIdOf, takeFromPlan } from './import-change'
import { fileFailureWords, type CalendarSource } from './read-calendar-file'
import { ReaderEndedError, type ReaderEnd } from './reader-thread'

const dayMs = 86_400_000

/** Back to the last of a monthly series, so that it shows when one met; what is older says nothing about the next. */
const lookBackMs = 35 * dayMs
/** Half a year: the next import brings what comes after. */
const lookAheadMs = 183 * dayMs

/** Under this key this device remembers the sets the user did not want, so that they are offered without a tick. */
const leftOutKey = 'calendar.leftOut'

const readerEndWords: Record<ReaderEnd, string> = {
  'took-too-long':
    'Reading this calendar took too long and was stopped. Nothing was changed. Export a shorter time.',
  ended: 'This calendar could not be read to its end. Nothing was changed. Export a shorter time.',
  closed: 'This import was closed. Nothing was changed.',
}

export interface ImportPorts {
  nowMs: () => number
  /** IANA name of where the user is. */
  zone: () => string
  /** Starts a reader; `close` ends it, also while it works. */
  startReader: () => CalendarReading & { close: () => void }
}

export interface NamedSource {
  fileName: string
  source: CalendarSource
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
    { fileName, source }: NamedSource,
  ): Promise<OpenedCalendar> {
    this.closeWindow(window)
    const reader = this.ports.startReader()
    this.byWindow.set(window, { token, reader, workspace })
    try {
      const outcome = await inWords(reader.read(source, this.ports.zone()))
      if (outcome.ok) return { fileName, ...outcome.summary }
      const words = { ...calendarFailureWords, ...fileFailureWords }
      throw new UserError(outcome.failure, words[outcome.failure])
    } catch (error) {
      this.close(window, token)
      throw error
    }
  }

  async preview(window: Window, token: string, options: CalendarOptions): Promise<CalendarPreview> {
    const open = this.get(window, token)
    const planned = await this.plan(open, readExistingRows(open.workspace.vault), options)
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

  private plan(
    { reader }: OpenImport,
    existing: ExistingRows,
    options: CalendarOptions,
  ): Promise<PlannedImport> {
    return inWords(reader.plan(existing, this.planOptions(options)))
  }

  /** A plan that fits the rows as they are when this resolves. */
  private async planAnew(open: OpenImport, options: CalendarOptions): Promise<PlannedImport> {
    const existing = readExistingRows(open.workspace.vault)
    const planned = await this.plan(open, existing, options)
    // What changed while the plan was made, a meeting moved by hand above all, is planned with too.
    const isTrueStill = JSON.stringify(readExistingRows(open.workspace.vault)) === JSON.stringify(existing)
    return isTrueStill ? planned : this.planAnew(open, options)
  }

  private planOptions(options: CalendarOptions): ImportOptions {
    const nowMs = this.ports.nowMs()
    return {
      nowMs,
      fromMs: nowMs - lookBackMs,
      toMs: nowMs + lookAheadMs,
      localZone: this.ports.zone(),
      myAddresses: options.ownAddresses,
      ignoredAddresses: options.ignoredAddresses,
      titlePatterns: options.titlePatterns,
      chosenPeople: new Map(options.chosen.map(({ uid, person }) => [uid, person])),
    }
  }

  private async carryOut(open: OpenImport, args: Arguments<'calendar.confirm'>): Promise<Imported> {
    const { workspace } = open
    const planned = await this.planAnew(open, args.options)
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

function readLeftOut({ vault }: Workspace): string[] {
  const remembered = vault.readDeviceState(leftOutKey)
  return Array.isArray(remembered) ? remembered.filter((id): id is string => typeof id === 'string') : []
}

function rememberLeftOut(workspace: Workspace, { create }: ImportPlan, leftOut: readonly string[]): void {
  const offered = new Set(create.map(setIdOf))
  const others = readLeftOut(workspace).filter((id) => !offered.has(id))
  const remembered = [...others, ...leftOut.filter((id) => offered.has(id))]
  workspace.remember(leftOutKey, remembered)
}
