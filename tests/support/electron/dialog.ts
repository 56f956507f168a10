import type Electron from 'electron'
import { requireReady } from './app.ts'
import { strict } from './strict.ts'

export type DialogKind = 'open' | 'save' | 'message' | 'error'

/** A dialog that the app has shown. */
export interface ShownDialog {
  kind: DialogKind
  options: Record<string, unknown>
  isAnswered: boolean
}

interface Asked extends ShownDialog {
  answer(result: unknown): void
}

const shown: Asked[] = []
const queued: { kind: DialogKind; result: unknown }[] = []

/** Shows a dialog: the answer that a test queued for its kind, or waiting until one comes. */
function show<Result>(kind: DialogKind, args: unknown[]): Promise<Result> {
  requireReady('dialog module can only be used after app is ready')
  const options = structuredClone((args.length > 1 ? args[1] : args[0]) as Record<string, unknown>)
  return new Promise((resolve) => {
    const asked: Asked = {
      kind,
      options,
      isAnswered: false,
      answer: (result) => {
        asked.isAnswered = true
        resolve(result as Result)
      },
    }
    shown.push(asked)
    const at = queued.findIndex((answer) => answer.kind === kind)
    if (at >= 0) asked.answer(queued.splice(at, 1)[0]?.result)
  })
}

export const dialog = strict('dialog', {
  showOpenDialog: (...args: unknown[]) => show<Electron.OpenDialogReturnValue>('open', args),
  showSaveDialog: (...args: unknown[]) => show<Electron.SaveDialogReturnValue>('save', args),
  showMessageBox: (...args: unknown[]) => show<Electron.MessageBoxReturnValue>('message', args),
  showErrorBox: (title: string, content: string): void => {
    shown.push({ kind: 'error', options: { title, content }, isAnswered: true, answer: () => undefined })
    console.error(`${title}\n${content}`)
  },
}) satisfies Partial<Electron.Dialog>

export function shownDialogs(): ShownDialog[] {
  return shown.map(({ kind, options, isAnswered }) => ({ kind, options, isAnswered }))
}

/** Answers the oldest dialog of this kind that waits, or the next to be shown. */
export function answerDialog(kind: DialogKind, result: unknown): void {
  const waiting = shown.find((asked) => asked.kind === kind && !asked.isAnswered)
  if (waiting) waiting.answer(result)
  else queued.push({ kind, result })
}
