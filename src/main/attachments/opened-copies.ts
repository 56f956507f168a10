import { rmSync } from 'node:fs'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

/**
 * SECURITY: what programs only show. Everything else is shown in its folder and left to the user: programs and scripts
 * run when they are opened, shortcuts start others, archives and installers unpack, pages and drawings (HTML, SVG) may
 * hold script, and older Office formats macros.
 */
const openedTypes = new Set(
  (
    '.png .jpg .jpeg .gif .webp .avif .heic .bmp .tif .tiff .pdf .txt .md .csv .docx .xlsx .pptx .odt .ods .odp ' +
    '.mp3 .m4a .wav .mp4 .mov .webm'
  ).split(' '),
)

export function mayOpen(fileName: string): boolean {
  return openedTypes.has(extname(fileName).toLowerCase())
}

/**
 * The copies that other programs open: in a folder only this user may read, gone when the app ends. They cannot be
 * written to, so that nobody works on one and loses it.
 */
export class OpenedCopies {
  private folder: string | undefined

  constructor(private readonly tempFolder: string) {}

  /** `fileName` must be safe. Returns the copy's path. */
  async write(fileName: string, parts: readonly Uint8Array[]): Promise<string> {
    // Its name cannot be foreseen, so nobody else can have put something there.
    this.folder ??= await mkdtemp(join(this.tempFolder, 'leadup-'))
    await mkdir(this.folder, { recursive: true, mode: 0o700 })
    const path = join(await mkdtemp(join(this.folder, 'file-')), fileName)
    await writeFile(path, parts, { mode: 0o400, flag: 'wx' })
    return path
  }

  /** A copy another program holds may stay; the system clears its temporary folder. */
  removeAll(): void {
    if (this.folder === undefined) return
    try {
      rmSync(this.folder, { recursive: true, force: true })
    } catch {
      // Windows keeps what is open elsewhere.
    }
  }
}
