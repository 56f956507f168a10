import type { DeviceRequest, RelayReply } from '@shared/sync/relay/frame-codec'
import { maxChains, maxFrameBytes } from '@shared/sync/relay/relay-limits'
import { accessText, type Session } from '@shared/sync/relay/signed-texts'
import type { ChainId } from '@shared/sync/transport'
import type { RelayLimits } from '../options'
import { Refusal } from '../refusal'
import type { RelayStore, Usage, WorkspaceLimits } from '../store/relay-store'
import { isAuthorised } from './handshake'
import type { MailboxReader, Mailboxes } from './mailboxes'
import type { Peer, Rooms } from './rooms'
import { chainIdOf } from './signatures'

/** Leaves room in a frame for the numbers and lengths of as many entries or statuses as a list has. */
const maxAnswerBytes = maxFrameBytes - 56 * 1024

/** What answers are made of. */
export interface Desk {
  store: RelayStore
  rooms: Rooms
  mailboxes: Mailboxes
  limits: RelayLimits
}

/** A device that was let in. */
export interface Caller extends Peer {
  readonly session: Session
  readonly reader: MailboxReader
}

type Request<Type extends DeviceRequest['type']> = Extract<DeviceRequest, { type: Type }>

/** Does what a device asks. Rejects with a `Refusal`, having changed nothing. [L7] [L8] */
export async function answerRequest(desk: Desk, caller: Caller, request: DeviceRequest): Promise<RelayReply> {
  const { store, mailboxes } = desk
  const { id } = request
  const tag = caller.session.workspaceTag
  const limits = { bytes: desk.limits.quotaBytes, chains: maxChains }
  switch (request.type) {
    case 'extents':
      return { type: 'extentsAre', id, extents: await store.extents(tag) }
    case 'append':
      return append(desk, caller, request, limits)
    case 'read': {
      const maxBytes = Math.min(request.maxBytes, maxAnswerBytes)
      const { rows, isLast } = await store.read(tag, request.chainId, request.afterSequence, maxBytes)
      return { type: 'entriesAre', id, entries: rows, isLast }
    }
    case 'trim':
      await requireTrimmable(desk, caller, request.chainId)
      return done(id, await store.trim(tag, request.chainId, request.throughSequence))
    case 'putBlob':
      return done(id, await store.putBlob(tag, request.name, request.blob, limits))
    case 'readBlob':
      return { type: 'blobIs', id, blob: await store.readBlob(tag, request.name) }
    case 'missingBlobs':
      return { type: 'missingAre', id, names: await store.missingBlobs(tag, request.names) }
    case 'removeBlobs':
      return done(id, await store.removeBlobs(tag, request.names))
    case 'putStatus':
      return putStatus(desk, caller, request, limits)
    case 'statuses': {
      const { rows, isLast } = await store.statuses(tag, request.afterChainId, maxAnswerBytes)
      return { type: 'statusesAre', id, statuses: rows, isLast }
    }
    case 'setAccess':
      return setAccess(desk, caller, request)
    case 'openMailbox':
      mailboxes.openFor(tag, request.mailboxId, caller.reader)
      return done(id)
    case 'postMailbox':
      mailboxes.post(request.mailboxId, caller.reader, request.message)
      return done(id)
    case 'closeMailbox':
      mailboxes.close(request.mailboxId, tag)
      return done(id)
  }
}

async function append(
  { store, rooms }: Desk,
  caller: Caller,
  { id, chainId, entries }: Request<'append'>,
  limits: WorkspaceLimits,
): Promise<RelayReply> {
  requireOwn(caller, chainId)
  const tag = caller.session.workspaceTag
  const { added, usedBytes } = await store.append(tag, chainId, entries, limits)
  if (added.length > 0) rooms.tellOthers(tag, caller, { type: 'newEntries', chainId, entries: added })
  return done(id, { usedBytes })
}

async function putStatus(
  { store, rooms }: Desk,
  caller: Caller,
  { id, chainId, status }: Request<'putStatus'>,
  limits: WorkspaceLimits,
): Promise<RelayReply> {
  requireOwn(caller, chainId)
  const tag = caller.session.workspaceTag
  const usage = await store.putStatus(tag, { chainId, status }, limits)
  rooms.tellOthers(tag, caller, { type: 'newStatus', chainId, status })
  return done(id, usage)
}

async function setAccess(
  { store, rooms }: Desk,
  caller: Caller,
  { id, epochNumber, writePublicKey, members, authority }: Request<'setAccess'>,
): Promise<RelayReply> {
  const { session } = caller
  const tag = session.workspaceTag
  const current = await store.findWorkspace(tag)
  if (!current) throw new Refusal('not-admitted')
  const access = { epochNumber, writePublicKey }
  const isSigned = isAuthorised(authority, session, current, accessText(session, { ...access, members }))
  // SECURITY: an earlier epoch's key would let whoever was removed with it come back; recovery may set any.
  if (!isSigned || (!authority.recoveryKey && epochNumber < current.epochNumber)) {
    throw new Refusal('not-admitted')
  }
  const expelled = await store.setAccess(tag, access, members.map(chainIdOf))
  rooms.tellOthers(tag, caller, { type: 'newAccess', ...access })
  rooms.expel(tag, expelled)
  return done(id)
}

/** SECURITY: a device writes to its own chain and to no other. [L8] */
function requireOwn({ chainId }: Caller, wanted: ChainId): void {
  if (wanted !== chainId) throw new Refusal('not-yours')
}

/** Its own chain, or one whose device is no member: nobody else could ever let go of that. [L8] */
async function requireTrimmable({ store }: Desk, caller: Caller, wanted: ChainId): Promise<void> {
  if (wanted === caller.chainId) return
  const standing = await store.standingOf(caller.session.workspaceTag, wanted)
  if (standing === 'known') throw new Refusal('not-yours')
}

function done(id: number, usage?: Usage): RelayReply {
  return { type: 'done', id, usedBytes: usage?.usedBytes }
}
