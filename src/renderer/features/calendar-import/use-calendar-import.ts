import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { headBytes, maxCalendarBytes } from '@shared/calendar/file-limits'
import type { SettingsFields } from '@shared/documents/kinds/settings'
import type { CalendarOptions, CalendarPreview, OpenedCalendar } from '@shared/ipc/calls/calendar'
import type { Arguments } from '@shared/ipc/contract'
import { messageOf } from '../../app/message-of'
import { call, newId } from '../../documents/bridge'

type CalendarSource = Arguments<'calendar.read'>['source']

/** Where an import is. While `preview` is looked at anew the one before stays in sight. */
type ImportStep =
  | { at: 'choose'; error?: string; address?: string }
  | { at: 'reading' }
  | { at: 'address'; file: OpenedCalendar }
  | { at: 'preview'; file: OpenedCalendar; preview: CalendarPreview | undefined; isLooking: boolean }

export interface CalendarImporting {
  step: ImportStep
  options: CalendarOptions
  /** The import's name between this window and the main process; `undefined` before a file was chosen. */
  token: string | undefined
  chooseFile: () => void
  /** Fetches the calendar at an address; confirming its import subscribes to it. */
  fetchAddress: (address: string) => void
  /** Asks again which address is the user's. */
  askAddress: () => void
  /** Looks again, with these options changed. */
  look: (changes: Partial<CalendarOptions>) => void
  /** Forgets the file. Nothing was changed. */
  forget: () => void
}

/** What an import begins with, where it is not asked: a file that was dropped, or what is subscribed to. */
export type ImportStart = File | 'subscription' | undefined

/** One import from choosing the file to its preview; what it begins with is read at once, and whenever it is another. */
export function useCalendarImport(settings: SettingsFields, start: ImportStart): CalendarImporting {
  const [step, setStep] = useState<ImportStep>(start ? { at: 'reading' } : { at: 'choose' })
  const [options, setOptions] = useState<CalendarOptions>({
    ownAddresses: settings.ownAddresses,
    ignoredAddresses: settings.ignoredAddresses,
    titlePatterns: settings.titlePatterns,
    chosen: [],
  })
  const [token, setToken] = useState<string>()
  // An answer to anything but the latest question is dropped.
  const latest = useRef('')

  const ask = async (
    question: (isLatest: () => boolean) => Promise<void>,
    typed: { address?: string } = {},
  ): Promise<void> => {
    const mine = newId()
    latest.current = mine
    const isLatest = () => latest.current === mine
    try {
      await question(isLatest)
    } catch (error) {
      if (isLatest()) setStep({ at: 'choose', error: messageOf(error), ...typed })
    }
  }

  const choose = () =>
    ask(async (isLatest) => {
      const next = newId()
      const { fileName } = await call('calendar.choose', { token: next })
      if (!isLatest()) return
      if (fileName === null) setStep({ at: 'choose' })
      else await read(next, async () => ({ from: 'chosen' }))
    })

  const read = (next: string, findSource: () => Promise<CalendarSource>, typed: { address?: string } = {}) =>
    ask(async (isLatest) => {
      setToken(next)
      setStep({ at: 'reading' })
      const file = await call('calendar.read', { token: next, source: await findSource() })
      if (!isLatest()) return
      if (knowsWhoseItIs(file, options.ownAddresses)) await preview(next, file, options)
      else setStep({ at: 'address', file })
    }, typed)

  const preview = (of: string, file: OpenedCalendar, next: CalendarOptions) =>
    ask(async (isLatest) => {
      setOptions(next)
      setStep((before) => ({
        at: 'preview',
        file,
        preview: before.at === 'preview' ? before.preview : undefined,
        isLooking: true,
      }))
      const found = await call('calendar.preview', { token: of, options: next })
      if (isLatest()) setStep({ at: 'preview', file, preview: found, isLooking: false })
    })

  const begin = useEffectEvent((from: File | 'subscription') => {
    const findSource = async (): Promise<CalendarSource> =>
      from === 'subscription' ? { from } : readDroppedFile(from)
    void read(newId(), findSource)
  })
  useEffect(() => {
    if (start) begin(start)
  }, [start])

  return {
    step,
    options,
    token,
    chooseFile: () => void choose(),
    fetchAddress: (address) => void read(newId(), async () => ({ from: 'address', address }), { address }),
    askAddress: () => {
      if (step.at === 'preview') setStep({ at: 'address', file: step.file })
    },
    look: (changes) => {
      if (token === undefined || (step.at !== 'preview' && step.at !== 'address')) return
      void preview(token, step.file, { ...options, ...changes })
    },
    forget: () => {
      latest.current = ''
      if (token !== undefined) void call('calendar.close', { token })
    },
  }
}

/** Whether one need not ask: an address of the user's is in it, or nobody's is. */
function knowsWhoseItIs({ addresses }: OpenedCalendar, ownAddresses: readonly string[]): boolean {
  const own = new Set(ownAddresses.map((address) => address.toLowerCase()))
  return addresses.length === 0 || addresses.some(({ email }) => own.has(email))
}

async function readDroppedFile(file: File): Promise<CalendarSource> {
  // Of what is too large the beginning tells whether it is a calendar at all.
  const part = file.size > maxCalendarBytes ? file.slice(0, headBytes) : file
  const bytes = new Uint8Array(await part.arrayBuffer().catch(refuseUnreadable))
  return { from: 'dropped', fileName: file.name, size: file.size, bytes }
}

function refuseUnreadable(): never {
  throw new Error('That file could not be read. Nothing was changed. Drop it again, or choose it.')
}
