import { mostFileBytes } from './chunk'
import { sizeInWords } from './size-in-words'

/** Why a file was not added. */
export type Refusal =
  'too-large' | 'empty' | 'folder' | 'unreadable' | 'disk-full' | 'not-writable' | 'text-closed' | 'failed'

const reasons: Record<Refusal, string> = {
  'too-large': `is larger than ${sizeInWords(mostFileBytes)}, the most that is kept of one file.`,
  empty: 'is empty.',
  folder: 'is a folder. Add the files in it.',
  unreadable: 'could not be read.',
  'disk-full': 'finds no room: this disk is full.',
  'not-writable': 'cannot be kept: Leadup may not write to its folder.',
  'text-closed': 'was still on its way when its text was closed. Add it once more.',
  failed: 'could not be kept.',
}

export function isRefusal(code: string): code is Refusal {
  return Object.hasOwn(reasons, code)
}

/** A sentence for the user: what happened; the text is as it was. */
export function refusalInWords(refusal: Refusal, name: string): string {
  return `Not added: “${name}” ${reasons[refusal]}`
}
