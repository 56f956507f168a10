import { join } from 'node:path'
import type { ChainId } from '@shared/sync/transport'

/** Names within a shared folder. Paths are relative to it. [X1] */

export function treePath(workspaceTag: string): string {
  return `leadup-${workspaceTag}`
}

export function chainsPath(workspaceTag: string): string {
  return join(treePath(workspaceTag), 'chains')
}

export function chainPath(workspaceTag: string, chainId: ChainId): string {
  return join(chainsPath(workspaceTag), chainId)
}

export function blobPath(workspaceTag: string, name: string): string {
  return join(treePath(workspaceTag), 'blobs', name.slice(0, 2), name)
}

export function statusesPath(workspaceTag: string): string {
  return join(treePath(workspaceTag), 'statuses')
}

export function statusPath(workspaceTag: string, chainId: ChainId): string {
  return join(statusesPath(workspaceTag), chainId)
}

/** Beside the workspaces, not in one: a newcomer does not know the workspace's tag yet. */
export const pairingPath = 'leadup-pairing'

/** What we are writing where a file cannot be moved in. Sync tools and readers pass over hidden names. */
export const partPrefix = '.leadup-part-'

export function isHex(text: string, length: number): boolean {
  return text.length === length && /^[0-9a-f]*$/.test(text)
}

/** More chains than any workspace has; what else stands there is not looked at. */
export const maxChains = 128

export function isChainId(text: string): boolean {
  return isHex(text, 32)
}

/** An entry has a header, a seal and a signature: of a segment's greatest length, fewer than this fit into it. */
const maxSegmentEntries = 10_000

export interface SegmentName {
  first: number
  last: number
  digest: string
}

/** `digest`: the first 16 hexadecimal digits of the content's checksum, so that other content has another name. */
export function segmentName({ first, last, digest }: SegmentName): string {
  return `${padded(first)}-${padded(last)}-${digest}.seg`
}

/** Takes what sync tools make of a name in a conflict, too: `… (1).seg`, `… (conflicted copy).seg`. */
export function parseSegmentName(name: string): SegmentName | undefined {
  const match = /^(\d{10,16})-(\d{10,16})-([0-9a-f]{16})(?:[ .(_~-].{0,150})?\.seg$/.exec(name)
  const [first, last, digest] = [Number(match?.[1]), Number(match?.[2]), match?.[3]]
  if (digest === undefined || !isSequence(first) || !isSequence(last)) return undefined
  return last >= first && last - first < maxSegmentEntries ? { first, last, digest } : undefined
}

export function trimName(throughSequence: number): string {
  return `${padded(throughSequence)}.trim`
}

export function parseTrimName(name: string): number | undefined {
  return parseNumber(/^(\d{10,16})\.trim$/.exec(name)?.[1])
}

export function statusName(counter: number, digest: string): string {
  return `${padded(counter)}-${digest}.status`
}

export function parseStatusName(name: string): number | undefined {
  return parseNumber(/^(\d{10,16})-[0-9a-f]{16}\.status$/.exec(name)?.[1])
}

export function messageName(place: number, writer: string): string {
  return `${padded(place)}-${writer}.msg`
}

export function parseMessageName(name: string): { place: number; writer: string } | undefined {
  const match = /^(\d{10})-([0-9a-f]{16})\.msg$/.exec(name)
  const [place, writer] = [parseNumber(match?.[1]), match?.[2]]
  return place === undefined || writer === undefined ? undefined : { place, writer }
}

function parseNumber(digits: string | undefined): number | undefined {
  return digits !== undefined && isSequence(Number(digits)) ? Number(digits) : undefined
}

function isSequence(number: number): boolean {
  return Number.isSafeInteger(number) && number >= 1
}

function padded(number: number): string {
  return String(number).padStart(10, '0')
}
