import { mkdir, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { readImageHeader } from '@shared/attachments/image-header'
import { attachmentType, readAttachment, type Attachment } from '@shared/body/attachment'
import type { BodyNode } from '@shared/body/body-node'
import { imageFileName, safeFileName } from '../attachments/safe-name'

/** The bytes of an image or file by the chunks it consists of; `undefined` where they are not here. */
export type ReadFile = (chunks: readonly string[]) => Promise<readonly Uint8Array[] | undefined>

const folderName = 'Attachments'

/** The images and files of an export: each is written once, under a name of its own, whoever shows it. */
export class ExportedFiles {
  private readonly paths = new Map<string, string | undefined>()
  private readonly taken = new Set<string>()

  constructor(
    private readonly folder: string,
    private readonly readFile: ReadFile | undefined,
  ) {}

  /** The nodes, with a `path` for each image or file that is to be had, from a folder beside `Attachments`. */
  async link(nodes: readonly BodyNode[]): Promise<BodyNode[]> {
    const linked: BodyNode[] = []
    // One after the other: a text may hold more pictures than memory does.
    for (const node of nodes) {
      if (node.type === attachmentType) {
        const path = await this.pathOf(readAttachment(node.attrs))
        linked.push(path === undefined ? node : { ...node, attrs: { ...node.attrs, path } })
      } else linked.push(node.content ? { ...node, content: await this.link(node.content) } : node)
    }
    return linked
  }

  private async pathOf(attachment: Attachment): Promise<string | undefined> {
    const key = attachment.chunks.join(' ')
    if (!this.paths.has(key)) this.paths.set(key, await this.write(attachment))
    return this.paths.get(key)
  }

  private async write({ name, chunks }: Attachment): Promise<string | undefined> {
    const parts = chunks.length > 0 ? await this.readFile?.(chunks).catch(() => undefined) : undefined
    const [first] = parts ?? []
    if (!parts || !first) return undefined
    const image = readImageHeader(first)
    const fileName = this.uniqueName(image ? imageFileName(name, image.type) : safeFileName(name))
    await mkdir(join(this.folder, folderName), { recursive: true })
    await writeFile(join(this.folder, folderName, fileName), parts, { flag: 'wx' })
    return `../${folderName}/${fileName}`
  }

  private uniqueName(fileName: string): string {
    const extension = extname(fileName)
    const stem = fileName.slice(0, fileName.length - extension.length)
    for (let number = 1; ; number += 1) {
      const name = number === 1 ? fileName : `${stem} (${number})${extension}`
      const key = name.normalize('NFD').toLowerCase()
      if (this.taken.has(key)) continue
      this.taken.add(key)
      return name
    }
  }
}
