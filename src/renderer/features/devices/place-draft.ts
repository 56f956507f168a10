import type { Arguments } from '@shared/ipc/contract'

type MeetingPlace = Arguments<'sync.joinByPhrase'>['place']

/** A relay or a folder while it is being filled in. */
export interface PlaceDraft {
  kind: 'relay' | 'folder'
  address: string
  invite: string
  folder: { folderToken: string; path: string } | undefined
}

export const emptyPlace: PlaceDraft = { kind: 'relay', address: '', invite: '', folder: undefined }

/** What was filled in, for a call; `undefined` while something is missing. */
export function meetingPlaceOf({ kind, address, invite, folder }: PlaceDraft): MeetingPlace | undefined {
  if (kind === 'folder') return folder && { kind, folderToken: folder.folderToken }
  if (address.trim() === '') return undefined
  return { kind, address: address.trim(), ...(invite.trim() === '' ? {} : { invite: invite.trim() }) }
}
