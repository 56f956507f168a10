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
export function meetingPlaceOf({ kind, address, folder }: PlaceDraft): MeetingPlace | undefined {
  if (kind === 'folder') return folder && { kind, folderToken: folder.folderToken }
  return address.trim() === '' ? undefined : { kind, address: address.trim() }
}

/** What was given for a relay that does not know the workspace; `undefined` where nothing was. */
export function inviteOf({ invite }: PlaceDraft): string | undefined {
  return invite.trim() || undefined
}

/** What the relay said to an invite that was sent. */
export const wrongInviteWords = 'This invite is not one of this relay’s.'

/** What to say at the field for the invite, where the relay wants one. */
export function inviteErrorOf(failureCode: string | undefined, wasInviteSent: boolean): string | undefined {
  if (failureCode !== 'invite-needed') return undefined
  return wasInviteSent
    ? wrongInviteWords
    : 'This relay takes nobody without an invite. Whoever runs it can give you one.'
}

/** Whether an address means this computer: what runs there, other devices do not reach by it. */
export function isOnThisComputer(address: string): boolean {
  const host = address
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/[/?#].*$/, '')
    .replace(/:\d*$/, '')
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(host)
}
