import { chunkBytes, mostFileBytes } from '@shared/attachments/chunk'
import { isRefusal, refusalInWords, type Refusal } from '@shared/attachments/refusals'
import { isMimeType, unknownType, type Attachment } from '@shared/body/attachment'
import { UserError } from '@shared/ipc/user-error'
import { call, newId, onEvent } from '../../documents/bridge'
import { showToast } from '../../ui/toasts'
import type { AttachmentHost, GivenFile } from './attachment-host'
import { readPicture, type Picture } from './picture'
import { whenNear } from './when-near'

let base: Promise<string> | undefined

/** Where images are shown from: asked once, since it stays while the window does. */
async function addressOf(chunks: readonly string[]): Promise<string> {
  base ??= call('attachments.base', {}).then((answer) => answer.base)
  return `${await base}${chunks.join('.')}`
}

/** Images and files, as this window's main process keeps them. */
export const windowAttachments: AttachmentHost = {
  choose: async () => {
    const { files } = await call('attachments.choose', {})
    return files.map(({ token, name }) => ({ from: 'dialog', token, name }))
  },
  keep: (given, onProgress) => (given.from === 'page' ? keepFile(given, onProgress) : takeIn(given)),
  want: (chunks) => call('attachments.want', { chunks: [...chunks] }),
  onChanged: (listener) => onEvent('attachments.changed', ({ chunks }) => listener(new Set(chunks))),
  addressOf,
  whenNear,
  open: ({ name, chunks }) => sayFailure(call('attachments.open', { name, chunks })),
  save: ({ name, chunks }) => sayFailure(call('attachments.save', { name, chunks })),
}

function sayFailure(asked: Promise<unknown>): void {
  asked.catch((error: unknown) => showToast({ text: error instanceof Error ? error.message : String(error) }))
}

async function keepFile(
  { file, name, isFolder }: Extract<GivenFile, { from: 'page' }>,
  onProgress: (share: number) => void,
): Promise<Attachment> {
  if (isFolder) throw refused('folder', name)
  if (file.size === 0) throw refused('empty', name)
  if (file.size > mostFileBytes) throw refused('too-large', name)
  const chunks: string[] = []
  for (let at = 0; at < file.size; at += chunkBytes) {
    onProgress(at / file.size)
    const bytes = await readPiece(file, at).catch(() => {
      throw refused('unreadable', name)
    })
    chunks.push(await keepPiece(bytes, name))
  }
  const type = isMimeType(file.type) ? file.type : unknownType
  return describe({ name, type, bytes: file.size, chunks }, await readPicture(file))
}

async function readPiece(file: File, at: number): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(at, at + chunkBytes).arrayBuffer())
}

async function keepPiece(bytes: Uint8Array, fileName: string): Promise<string> {
  try {
    return (await call('attachments.addChunk', { bytes })).name
  } catch (error) {
    const code = error instanceof UserError ? error.code : ''
    throw refused(isRefusal(code) ? code : 'failed', fileName)
  }
}

async function takeIn({ token, name }: Extract<GivenFile, { from: 'dialog' }>): Promise<Attachment> {
  const { chunks, bytes, isImage } = await call('attachments.takeIn', { token })
  const picture = isImage ? await fetchPicture(chunks) : undefined
  return describe({ name, type: unknownType, bytes, chunks }, picture)
}

async function fetchPicture(chunks: readonly string[]): Promise<Picture | undefined> {
  const response = await fetch(await addressOf(chunks))
  return response.ok ? readPicture(await response.blob()) : undefined
}

function describe(
  file: Pick<Attachment, 'name' | 'type' | 'bytes' | 'chunks'>,
  picture: Picture | undefined,
): Attachment {
  return { id: newId(), ...file, width: 0, height: 0, thumbnail: null, ...picture }
}

function refused(refusal: Refusal, name: string): UserError {
  return new UserError(refusal, refusalInWords(refusal, name))
}
