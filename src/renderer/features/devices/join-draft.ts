import type { SyncState } from '@shared/ipc/calls/sync'
import type { Arguments } from '@shared/ipc/contract'
import { phraseLength, typedWords } from './phrase-marks'
import { emptyPlace, meetingPlaceOf, type PlaceDraft } from './place-draft'
import { initialProtection, passphraseOf, protectionErrors, type ProtectionDraft } from './protection-draft'

/** What lets this device in, while it is being filled in. Kept while the dialog is open, so that a try costs no retyping. */
export interface JoinDraft {
  way: 'code' | 'phrase'
  code: string
  phrase: string
  place: PlaceDraft
  deviceName: string
  protection: ProtectionDraft
}

export function initialJoin({ deviceName, hasKeychain }: SyncState): JoinDraft {
  const protection = initialProtection(hasKeychain)
  return { way: 'code', code: '', phrase: '', place: emptyPlace, deviceName, protection }
}

/** What was filled in, for the call its way needs; `undefined` while something is missing. */
export function joiningOf(
  draft: JoinDraft,
):
  | { way: 'code'; args: Arguments<'sync.joinByCode'> }
  | { way: 'phrase'; args: Arguments<'sync.joinByPhrase'> }
  | undefined {
  const device = { deviceName: draft.deviceName.trim(), ...passphraseOf(draft.protection) }
  if (device.deviceName === '') return undefined
  if (draft.way === 'code') {
    const { folder } = draft.place
    const code = draft.code.trim()
    if (code === '') return undefined
    return { way: 'code', args: { code, ...device, ...(folder && { folderToken: folder.folderToken }) } }
  }
  const words = typedWords(draft.phrase)
  const place = meetingPlaceOf(draft.place)
  if (words.length !== phraseLength || !place) return undefined
  return { way: 'phrase', args: { phrase: words.join(' '), place, ...device } }
}

export function isProtectedWell({ protection }: JoinDraft): boolean {
  return Object.keys(protectionErrors(protection)).length === 0
}
