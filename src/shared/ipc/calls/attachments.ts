import { z } from 'zod'
import { chunkBytes, isChunkName, mostChunks } from '../../attachments/chunk'
import { call, event } from '../call'

const chunk = z.custom<Uint8Array>(
  (value) => value instanceof Uint8Array && value.length > 0 && value.length <= chunkBytes,
)
const chunkName = z.string().refine(isChunkName)
const chunkNames = z.array(chunkName).min(1).max(mostChunks)
const fileName = z.string().max(1000)
const token = z.string().min(8).max(64)

const availabilitySchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('here') }),
  z.object({ state: z.literal('fetching') }),
  z.object({
    state: z.literal('unavailable'),
    /** The name of the device that has it, where that is known. */
    holder: z.string().nullable(),
  }),
])
export type Availability = z.output<typeof availabilitySchema>

export const attachmentCalls = {
  /** What the address of an image begins with, for this window's workspace and this run; its chunks' names follow. */
  'attachments.base': call(['main'], z.object({}), z.object({ base: z.string() })),
  /**
   * Keeps a piece of a file. Returns its name once it is on disk: only then may a text name it. A file is sent piece by
   * piece, so that no call holds more than one.
   */
  'attachments.addChunk': call(['main'], z.object({ bytes: chunk }), z.object({ name: chunkName })),
  /** Lets the user choose files, and says what they chose. Nothing is kept yet. */
  'attachments.choose': call(
    ['main'],
    z.object({}),
    z.object({ files: z.array(z.object({ token, name: z.string() })) }),
  ),
  /** Keeps a file that was chosen; its token is used up. Fails with the word for why it cannot be. */
  'attachments.takeIn': call(
    ['main'],
    z.object({ token }),
    z.object({ chunks: chunkNames, bytes: z.number().int(), isImage: z.boolean() }),
  ),
  /** Whether a file's bytes are on this device. Where not, they are asked for. */
  'attachments.want': call(['main'], z.object({ chunks: chunkNames }), availabilitySchema),
  /**
   * Opens a copy in the program that is for it, or shows the copy in its folder where that program might run what is in
   * it; after the user's key or click only.
   */
  'attachments.open': call(
    ['main'],
    z.object({ name: fileName, chunks: chunkNames }),
    z.object({ outcome: z.enum(['opened', 'shown-in-folder']) }),
  ),
  /** Asks where to, and writes a copy there. */
  'attachments.save': call(
    ['main'],
    z.object({ name: fileName, chunks: chunkNames }),
    z.object({ outcome: z.enum(['saved', 'cancelled']) }),
  ),
}

export const attachmentEvents = {
  /** Whether these are on this device has changed: ask again for what is shown of them. */
  'attachments.changed': event(['main'], z.object({ chunks: z.array(chunkName) })),
}
