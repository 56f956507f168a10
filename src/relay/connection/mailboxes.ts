import { mailboxLifeMs, maxMailboxBytes, maxMailboxMessages } from '@shared/sync/relay/relay-limits'
import type { WorkspaceTag } from '../store/relay-store'
import { Refusal } from '../refusal'
import type { RelayLimits } from '../options'
import type { RelayPorts } from '../ports'

/** A newcomer that comes back after its connection broke, and a second one whose `commit` ends the pairing. [P6] */
const maxVisits = 8
/** One that is open, and ones that were given up and still run out. */
const maxOpenPerWorkspace = 4

/** Whoever is told what is posted. */
export interface MailboxReader {
  tellMessage: (mailboxId: string, message: Uint8Array) => void
  tellClosed: (mailboxId: string) => void
}

interface OpenMailbox {
  owner: WorkspaceTag
  messages: Uint8Array[]
  bytes: number
  readers: Set<MailboxReader>
  visits: number
  cancelEnd: () => void
}

/** Passes the messages of pairings, held in memory for as long as a code is good. [L10] */
export class Mailboxes {
  private readonly open = new Map<string, OpenMailbox>()
  /** Of all of them. */
  private bytes = 0

  constructor(
    private readonly limits: Pick<RelayLimits, 'mailboxBytes'>,
    private readonly ports: Pick<RelayPorts, 'after'>,
  ) {}

  get size(): number {
    return this.open.size
  }

  /** Opens one, or comes back to it; the reader hears every message from the first on. Refuses with `too-many`. */
  openFor(owner: WorkspaceTag, mailboxId: string, reader: MailboxReader): void {
    const known = this.open.get(mailboxId)
    if (known && known.owner !== owner) throw new Refusal('too-many')
    if (
      !known &&
      [...this.open.values()].filter((box) => box.owner === owner).length >= maxOpenPerWorkspace
    ) {
      throw new Refusal('too-many')
    }
    const mailbox = known ?? this.make(owner, mailboxId)
    this.join(mailboxId, mailbox, reader)
  }

  /** Lets a newcomer read and post; it hears the messages when it calls what is returned. Refuses as `post` does. */
  visit(mailboxId: string, reader: MailboxReader): () => void {
    const mailbox = this.open.get(mailboxId)
    if (!mailbox) throw new Refusal('no-mailbox')
    if (mailbox.visits >= maxVisits) throw new Refusal('too-many')
    mailbox.visits += 1
    return () => this.join(mailboxId, mailbox, reader)
  }

  /** Refuses with `no-mailbox`, for somebody who has not joined it too, `too-many`, or `busy` where all are too large. */
  post(mailboxId: string, reader: MailboxReader, message: Uint8Array): void {
    const mailbox = this.open.get(mailboxId)
    if (!mailbox?.readers.has(reader)) throw new Refusal('no-mailbox')
    const isFull =
      mailbox.messages.length >= maxMailboxMessages || mailbox.bytes + message.length > maxMailboxBytes
    if (isFull) throw new Refusal('too-many')
    if (this.bytes + message.length > this.limits.mailboxBytes) throw new Refusal('busy')
    const kept = Uint8Array.from(message)
    mailbox.messages.push(kept)
    mailbox.bytes += kept.length
    this.bytes += kept.length
    for (const each of mailbox.readers) each.tellMessage(mailboxId, kept)
  }

  /** Ends it for everybody. */
  close(mailboxId: string, owner: WorkspaceTag): void {
    if (this.open.get(mailboxId)?.owner === owner) this.end(mailboxId)
  }

  /** Forgets a reader whose connection ended. */
  leave(reader: MailboxReader): void {
    for (const { readers } of this.open.values()) readers.delete(reader)
  }

  closeAll(): void {
    for (const mailboxId of this.open.keys()) this.end(mailboxId)
  }

  private make(owner: WorkspaceTag, mailboxId: string): OpenMailbox {
    const cancelEnd = this.ports.after(mailboxLifeMs, () => this.end(mailboxId))
    const mailbox = { owner, messages: [], bytes: 0, readers: new Set<MailboxReader>(), visits: 0, cancelEnd }
    this.open.set(mailboxId, mailbox)
    return mailbox
  }

  private join(mailboxId: string, { readers, messages }: OpenMailbox, reader: MailboxReader): void {
    if (readers.has(reader)) return
    readers.add(reader)
    for (const message of messages) reader.tellMessage(mailboxId, message)
  }

  private end(mailboxId: string): void {
    const mailbox = this.open.get(mailboxId)
    if (!mailbox) return
    mailbox.cancelEnd()
    this.open.delete(mailboxId)
    this.bytes -= mailbox.bytes
    for (const reader of mailbox.readers) reader.tellClosed(mailboxId)
  }
}
