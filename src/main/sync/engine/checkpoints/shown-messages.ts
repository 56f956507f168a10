import { openSeal } from '@shared/sync/crypto/seal'
import type { Entry } from '@shared/sync/entry'
import { decodeMessage, MessagePieces, type Message } from '@shared/sync/message'
import type { Membership } from '../membership'
import type { Head } from '../sync-store'

/**
 * The messages in a chain that is looked at from wherever a transport has it begin, given one verified entry after the
 * other.
 *
 * SECURITY: pieces are put together only where they stand behind each other and the first is known to begin a message.
 * Else whoever leaves out entries could make a message of what somebody wrote into a text. [E5]
 */
export class ShownMessages {
  private pieces = new MessagePieces()
  private before: Head | undefined
  private isAtBeginning = false

  constructor(
    private readonly membership: Membership,
    private readonly readsVersion: number | undefined,
  ) {}

  /** The message that an entry ends; `undefined` where it ends none, or one that cannot be read. */
  endingWith(entry: Entry): Message | undefined {
    const { sequence, previousHash, hash, body } = entry
    const isNext = this.before?.sequence === sequence - 1 && this.before.hash === previousHash
    this.before = { sequence, hash }
    if (!isNext) this.beginAnew(sequence === 1)
    if (body.type === 'sealed') return this.read(entry, body)
    this.beginAnew(true)
    return undefined
  }

  private read({ header }: Entry, { epochId, sealed }: Extract<Entry['body'], { type: 'sealed' }>) {
    try {
      const key = this.membership.keyOf(epochId)
      if (!key) throw new Error('no-key')
      const plaintext = openSeal(key, sealed, header)
      if (!this.isAtBeginning) {
        this.isAtBeginning = plaintext[0] === 0
        return undefined
      }
      const message = this.pieces.add(plaintext)
      return message && decodeMessage(message, this.readsVersion)
    } catch {
      // Whatever it is, it is no checkpoint to begin from. Those before one are in clear.
      this.beginAnew(false)
      return undefined
    }
  }

  private beginAnew(isAtBeginning: boolean): void {
    this.pieces = new MessagePieces()
    this.isAtBeginning = isAtBeginning
  }
}
