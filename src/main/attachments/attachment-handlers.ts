import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { app, dialog, shell, type BrowserWindow } from 'electron'
import { readImageHeader } from '@shared/attachments/image-header'
import { refusalInWords, type Refusal } from '@shared/attachments/refusals'
import { UserError } from '@shared/ipc/user-error'
import type { Handlers } from '../ipc/serve'
import { failureKind } from '../vault/failures'
import type { AttachmentStore } from './attachment-store'
import type { ImageAddresses } from './image-addresses'
import { mayOpen, type OpenedCopies } from './opened-copies'
import { FileRefused, readFilePieces } from './read-file'
import { imageFileName, safeFileName } from './safe-name'

type AttachmentHandlers = Pick<Handlers, Extract<keyof Handlers, `attachments.${string}`>>

export function attachmentHandlers(addresses: ImageAddresses, copies: OpenedCopies): AttachmentHandlers {
  /** SECURITY: what each window's user chose. A window never names a path itself. */
  const chosen = new WeakMap<BrowserWindow, Map<string, string>>()

  return {
    'attachments.base': (_args, { workspace }) => ({ base: addresses.baseFor(workspace.attachments) }),

    'attachments.addChunk': async ({ bytes }, { workspace }) => {
      try {
        return { name: await workspace.attachments.add(bytes) }
      } catch (error) {
        // The window knows the file's name, and says the sentence.
        throw new UserError(refusalOf(error), 'This piece of the file could not be kept.')
      }
    },

    'attachments.choose': async (_args, { window }) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: 'Add images or files',
        buttonLabel: 'Add',
        properties: ['openFile', 'multiSelections'],
      })
      if (canceled) return { files: [] }
      const paths = new Map(filePaths.map((path) => [randomUUID(), path]))
      chosen.set(window, paths)
      return { files: [...paths].map(([token, path]) => ({ token, name: basename(path) })) }
    },

    'attachments.takeIn': async ({ token }, { window, workspace }) => {
      const path = chosen.get(window)?.get(token)
      if (path === undefined) throw new UserError('not-chosen', 'Choose the file once more.')
      chosen.get(window)?.delete(token)
      try {
        return await takeIn(workspace.attachments, path)
      } catch (error) {
        const refusal = refusalOf(error)
        throw new UserError(refusal, refusalInWords(refusal, basename(path)))
      }
    },

    'attachments.want': ({ chunks }, { workspace }) => workspace.attachments.want(chunks),

    'attachments.open': async ({ name, chunks }, { workspace }) => {
      const { fileName, parts } = await readCopy(workspace.attachments, name, chunks)
      const path = await copies.write(fileName, parts).catch((error: unknown) => {
        throw notWritten(error)
      })
      if (mayOpen(fileName) && (await shell.openPath(path)) === '') return { outcome: 'opened' }
      shell.showItemInFolder(path)
      return { outcome: 'shown-in-folder' }
    },

    'attachments.save': async ({ name, chunks }, { window, workspace }) => {
      const { fileName, parts } = await readCopy(workspace.attachments, name, chunks)
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: 'Save a copy',
        defaultPath: join(app.getPath('downloads'), fileName),
      })
      if (canceled || !filePath) return { outcome: 'cancelled' }
      try {
        await writeFile(filePath, parts)
      } catch (error) {
        throw notWritten(error)
      }
      return { outcome: 'saved' }
    },
  }
}

async function takeIn(
  store: AttachmentStore,
  path: string,
): Promise<{ chunks: string[]; bytes: number; isImage: boolean }> {
  const chunks: string[] = []
  let bytes = 0
  let isImage = false
  for await (const piece of readFilePieces(path)) {
    if (chunks.length === 0) isImage = readImageHeader(piece) !== undefined
    chunks.push(await store.add(piece))
    bytes += piece.length
  }
  return { chunks, bytes, isImage }
}

async function readCopy(
  store: AttachmentStore,
  name: string,
  chunks: readonly string[],
): Promise<{ fileName: string; parts: Uint8Array[] }> {
  const parts = await store.readAll(chunks)
  const [first] = parts ?? []
  if (!parts || !first) {
    store.want(chunks)
    throw new UserError('not-here', `“${name}” is not on this device yet.`)
  }
  const image = readImageHeader(first)
  return { fileName: image ? imageFileName(name, image.type) : safeFileName(name), parts }
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof FileRefused) return error.refusal
  const kind = failureKind(error)
  return kind === 'disk-full' || kind === 'not-writable' ? kind : 'failed'
}

function notWritten(error: unknown): UserError {
  const kind = failureKind(error)
  const reason =
    kind === 'disk-full'
      ? 'there is no room for it there.'
      : kind === 'not-writable'
        ? 'Leadup may not write there.'
        : 'it could not be written there.'
  return new UserError('not-written', `No copy was made: ${reason} The file itself is kept.`)
}
