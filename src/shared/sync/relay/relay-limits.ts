import { maxEntryBytes, maxHandoverPieces } from '../transport'

/** Versions of the relay protocol this build speaks, oldest and newest. [L2] */
export const relayProtocol = { oldest: 1, newest: 1 } as const

/** A frame carries one full entry or blob and what else travels with it. */
export const maxFrameBytes = maxEntryBytes + 64 * 1024

/** Items of one list; more are asked for in several requests. Entries of one byte would otherwise fill memory. */
export const maxListItems = 4096
export const maxMembers = 256
/** Chains of removed devices stay until they are trimmed, hence more than members. */
export const maxChains = 1024
export const maxInviteBytes = 256
export const maxHostBytes = 255

/** A mailbox lives as long as a pairing code does. [P1] */
export const mailboxLifeMs = 5 * 60_000
/** A pairing takes five messages and the pieces of a handover; the rest is room for a refusal and a newer version. [P5] */
export const maxMailboxMessages = maxHandoverPieces + 12
/** A piece of 128 KiB, sealed and padded twice, has some 140 KiB. */
export const maxMailboxBytes = (maxHandoverPieces * 160 + 128) * 1024
