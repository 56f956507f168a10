import { join } from 'node:path'
import { maxMailboxMessageBytes, TransportError, type Mailbox } from '@shared/sync/transport'
import { checkedContent, checksumBytes, withChecksum } from './checksum'
import { isHex, messageName, pairingPath, parseMessageName } from './layout'
import type { FolderPorts } from './ports'
import { RepeatedLook } from './repeated-look'
import { SerialQueue } from './serial-queue'
import { SharedTree } from './shared-tree'

/** A pairing has five messages; who finds more than these looks at no others. */
const maxMessages = 64
/** A pairing is good for five minutes; what is left of it is cleared away once every device must have seen it. */
const spentMs = 3_600_000
const maxMailboxes = 100

/**
 * A mailbox in the folder. A message takes the place behind the last one its writer saw, and is told once every place
 * before it was: what a sync tool carries out of order is heard in order. Two writers may share a place. [X8]
 */
export class FolderMailbox implements Mailbox {
  private readonly path: string
  private readonly writer: string
  private readonly posts = new SerialQueue()
  private readonly look: RepeatedLook
  private readonly seen = new Set<string>()
  private readonly messages: Uint8Array[] = []
  private readonly listeners = new Set<() => void>()
  private lastPlace = 0
  private lastTold = 0
  private isClosed = false

  constructor(
    private readonly tree: SharedTree,
    mailboxId: string,
    ports: FolderPorts,
  ) {
    if (!isHex(mailboxId, 32))
      throw new TransportError('failed', 'A mailbox is named by 32 hexadecimal digits.')
    this.path = join(pairingPath, mailboxId)
    this.writer = Buffer.from(ports.randomBytes(8)).toString('hex')
    this.look = new RepeatedLook(() => this.takeIn(), ports)
    this.look.start()
  }

  post(message: Uint8Array): Promise<void> {
    return this.posts.run(async () => {
      if (this.isClosed) throw new TransportError('closed')
      if (message.length > maxMailboxMessageBytes) throw new TransportError('too-large')
      const places = (await this.names()).map((name) => parseMessageName(name)?.place ?? 0)
      if (places.length >= maxMessages) throw new TransportError('busy')
      const place = Math.max(this.lastPlace, ...places) + 1
      await this.tree.place(join(this.path, messageName(place, this.writer)), withChecksum(message))
      this.lastPlace = place
      this.look.now()
    })
  }

  watch(listener: (message: Uint8Array) => void): () => void {
    let told = 0
    const tell = () => {
      while (told < this.messages.length && this.listeners.has(tell)) {
        const message = this.messages[told]
        told += 1
        if (message) listener(message)
      }
    }
    this.listeners.add(tell)
    queueMicrotask(tell)
    return () => void this.listeners.delete(tell)
  }

  async close(): Promise<void> {
    this.isClosed = true
    this.listeners.clear()
    await this.look.close()
  }

  private names(): Promise<string[]> {
    return this.tree.list(this.path, (name) => parseMessageName(name) !== undefined, maxMessages)
  }

  private async takeIn(): Promise<string[]> {
    try {
      // Places are padded alike: in order of the names they are in order of the places.
      for (const name of (await this.names()).sort()) {
        const place = parseMessageName(name)?.place ?? 0
        // Whoever shares the folder may put in ever others.
        if (place > this.lastTold + 1 || this.messages.length >= maxMessages) break
        if (this.seen.has(name)) continue
        const read = await this.tree.readWhole(join(this.path, name), maxMailboxMessageBytes + checksumBytes)
        const message = read && checkedContent(read.file)
        if (!message) continue
        this.seen.add(name)
        this.messages.push(message)
        this.lastTold = Math.max(this.lastTold, place)
      }
    } catch {
      // The folder is not there now; it is looked at again.
    }
    for (const tell of this.listeners) tell()
    return [this.tree.folder, this.tree.absolute(pairingPath), this.tree.absolute(this.path)]
  }
}

/** The mailbox of a pairing in a folder, for a newcomer that has no workspace yet. Rejects where there is no folder. */
export async function openFolderMailbox(
  folder: string,
  mailboxId: string,
  ports: FolderPorts,
): Promise<Mailbox> {
  const tree = new SharedTree(folder, ports)
  await tree.requireThere()
  return new FolderMailbox(tree, mailboxId, ports)
}

/** Clears away the mailboxes of pairings that are long over. */
export async function removeSpentMailboxes(tree: SharedTree, nowMs: number): Promise<void> {
  const mailboxIds = await tree.list(pairingPath, (name) => isHex(name, 32), maxMailboxes)
  for (const path of mailboxIds.map((mailboxId) => join(pairingPath, mailboxId))) {
    const isMessage = (name: string) => parseMessageName(name) !== undefined
    for (const name of await tree.list(path, isMessage, maxMessages)) {
      const modifiedMs = (await tree.modifiedMs(join(path, name))) ?? nowMs
      if (nowMs - modifiedMs > spentMs) await tree.remove(join(path, name))
    }
    await tree.removeDirectory(path)
  }
}
