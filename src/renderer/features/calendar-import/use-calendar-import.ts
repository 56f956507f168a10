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
  | { at: 'choose'; error?: string }
  | { at: 'reading' }
  | { at: 'address'; file: OpenedCalendar }
  | { at: 'preview'; file: OpenedCalendar; preview: CalendarPreview | undefined; isLooking: boolean }

export interface CalendarImporting {
  step: ImportStep
  options: CalendarOptions
  /** The import's name between this window and the main process; `undefined` before a file was chosen. */
  token: string | undefined
  chooseFile: () => void
  /** Asks again which address is the user's. */
  askAddress: () => void
  /** Looks again, with these options changed. */
  look: (changes: Partial<CalendarOptions>) => void
  /** Forgets the file. Nothing was changed. */
  forget: () => void
}

/** One import from choosing the file to its preview; `dropped` is read at once, and whenever it is another. */
export function useCalendarImport(settings: SettingsFields, dropped: File | undefined): CalendarImporting {
  const [step, setStep] = useState<ImportStep>(dropped ? { at: 'reading' } : { at: 'choose' })
  const [options, setOptions] = useState<CalendarOptions>({
    ownAddresses: settings.ownAddresses,
    ignoredAddresses: settings.ignoredAddresses,
    titlePatterns: settings.titlePatterns,
    chosen: [],
  })
  const [token, setToken] = useState<string>()
  // An answer to anything but the latest question is dropped.
  const latest = useRef('')

  const ask = async (question: (isLatest: () => boolean) => Promise<void>): Promise<void> => {
    const mine = newId()
    latest.current = mine
    const isLatest = () => latest.current === mine
    try {
      await question(isLatest)
    } catch (error) {
      if (isLatest()) setStep({ at: 'choose', error: messageOf(error) })
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

  const read = (next: string, findSource: () => Promise<CalendarSource>) =>
    ask(async (isLatest) => {
      setToken(next)
      setStep({ at: 'reading' })
      const file = await call('calendar.read', { token: next, source: await findSource() })
      if (!isLatest()) return
      if (knowsWhoseItIs(file, options.ownAddresses)) await preview(next, file, options)
      else setStep({ at: 'address', file })
    })

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

  const readDropped = useEffectEvent((file: File) => void read(newId(), () => readDroppedFile(file)))
  useEffect(() => {
    if (dropped) readDropped(dropped)
  }, [dropped])

  return {
    step,
    options,
    token,
    chooseFile: () => void choose(),
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
