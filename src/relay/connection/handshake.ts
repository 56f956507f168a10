import { createHash, timingSafeEqual } from 'node:crypto'
import type { DeviceFrame } from '@shared/sync/relay/frame-codec'
import { maxChains, relayProtocol } from '@shared/sync/relay/relay-limits'
import {
  admissionText,
  proofText,
  registrationText,
  type AccessKey,
  type Session,
} from '@shared/sync/relay/signed-texts'
import type { ChainId } from '@shared/sync/transport'
import { Refusal } from '../refusal'
import type { RelayOptions } from '../options'
import type { DeviceStanding, RelayStore, StoredWorkspace } from '../store/relay-store'
import { chainIdOf, isSignedBy, workspaceTagOf } from './signatures'

type Hello = Extract<DeviceFrame, { type: 'hello' }>
type Proof = Extract<DeviceFrame, { type: 'proof' }>
type Authority = NonNullable<Proof['admission']>

/** What was asked of a device that said hello. */
export interface Challenge {
  session: Session
  chainId: ChainId
  protocol: number
  workspace: StoredWorkspace | undefined
  standing: DeviceStanding
}

type Gate = Pick<RelayOptions, 'invites' | 'names' | 'limits'>

/** The newest version both speak; refuses with `wrong-version` where there is none. [L2] */
export function chooseProtocol({ oldest, newest }: { oldest: number; newest: number }): number {
  const protocol = Math.min(newest, relayProtocol.newest)
  if (protocol < Math.max(oldest, relayProtocol.oldest)) throw new Refusal('wrong-version')
  return protocol
}

/** What a device has to prove. Refuses with `wrong-version`, or `not-admitted` where the host is another relay's. */
export async function challengeFor(
  store: RelayStore,
  gate: Gate,
  hello: Hello,
  nonce: Uint8Array,
): Promise<Challenge> {
  const protocol = chooseProtocol(hello)
  // SECURITY: a relay that passes our challenge on gets a proof for its own name.
  if (gate.names.length > 0 && !gate.names.includes(hello.host)) throw new Refusal('not-admitted')
  const { host, workspaceTag, signingKey } = hello
  const chainId = chainIdOf(signingKey)
  return {
    session: { nonce, host, workspaceTag, signingKey: Uint8Array.from(signingKey) },
    chainId,
    protocol,
    workspace: await store.findWorkspace(workspaceTag),
    standing: await store.standingOf(workspaceTag, chainId),
  }
}

/**
 * Lets a device in, or refuses: with `not-admitted`, `removed`, `invite-needed` or `too-many`. An unknown workspace is
 * registered, an unknown device admitted. [L4] [L5] [L6]
 */
export async function letIn(
  store: RelayStore,
  gate: Gate,
  { session, chainId, workspace: challenged }: Challenge,
  proof: Proof,
): Promise<'known' | 'admitted' | 'registered'> {
  if (!isSignedBy(session.signingKey, proofText(session), proof.signature)) throw new Refusal('not-admitted')
  // SECURITY: read again; the device may have been removed since it was challenged.
  const workspace = await store.findWorkspace(session.workspaceTag)
  const standing = await store.standingOf(session.workspaceTag, chainId)
  if (!workspace) {
    await register(store, gate, session, chainId, proof)
    return 'registered'
  }
  if (standing === 'known') return 'known'
  // Another device registered it since: this one has not been asked for an admission yet.
  if (!challenged) throw new Refusal('busy')
  if (!proof.admission || !isAuthorised(proof.admission, session, workspace, admissionText(session))) {
    throw new Refusal(standing === 'removed' ? 'removed' : 'not-admitted')
  }
  await store.admit(session.workspaceTag, chainId, maxChains)
  return 'admitted'
}

/** Whether the registered write key, or the recovery identity of the workspace, signed a text. [L5] */
export function isAuthorised(
  { recoveryKey, signature }: Authority,
  { workspaceTag }: Session,
  { writePublicKey }: AccessKey,
  signedText: Uint8Array,
): boolean {
  if (!recoveryKey) return isSignedBy(writePublicKey, signedText, signature)
  return workspaceTagOf(recoveryKey) === workspaceTag && isSignedBy(recoveryKey, signedText, signature)
}

async function register(
  store: RelayStore,
  { invites, limits }: Gate,
  session: Session,
  chainId: ChainId,
  { registration }: Proof,
): Promise<void> {
  if (!registration) throw new Refusal('not-admitted')
  const { epochNumber, writePublicKey, invite, signature } = registration
  if (invites.length > 0 && !invites.some((known) => isSame(known, invite))) {
    throw new Refusal('invite-needed')
  }
  const access = { epochNumber, writePublicKey: Uint8Array.from(writePublicKey) }
  if (!isSignedBy(access.writePublicKey, registrationText(session, access), signature)) {
    throw new Refusal('not-admitted')
  }
  const isNew = await store.register(session.workspaceTag, access, chainId, limits.workspaces)
  // Somebody registered it meanwhile: the next attempt finds it known.
  if (!isNew) throw new Refusal('busy')
}

/** In constant time, also for texts of different lengths. */
function isSame(first: string, second: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(first), hash(second))
}
