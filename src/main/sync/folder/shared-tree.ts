import { constants, type Stats } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { TransportError } from '@shared/sync/transport'
import { asTransportError, folderError, isAbsence, systemCode } from './folder-errors'
import { partPrefix } from './layout'
import { systemFiles, type FileSystem, type FolderPorts } from './ports'

/** Some network and cloud drives cannot put a directory's names on disk on request. */
const unableToSync = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'EISDIR', 'EPERM', 'EBADF'])
/** Nothing is written for that long. */
const staleMs = 3_600_000

/**
 * A folder that others write to as well. Reading takes regular files alone and never waits for what is none (a pipe, a
 * device); writing puts whole files in and never alters one. Paths are relative to the folder.
 */
export class SharedTree {
  private readonly files: FileSystem
  /** Whether our temp folder is on another disk: then files are written hidden beside their place. */
  private isElsewhere = false

  constructor(
    readonly folder: string,
    private readonly ports: Pick<FolderPorts, 'tempFolder' | 'randomBytes' | 'files'>,
  ) {
    this.files = ports.files ?? systemFiles
  }

  /** Rejects with `folder-missing` where the folder itself is not there. It is never made. */
  async requireThere(): Promise<void> {
    try {
      if ((await this.files.stat(this.folder)).isDirectory()) return
    } catch (error) {
      if (!isAbsence(error)) throw asTransportError(error)
    }
    throw folderError('folder-missing')
  }

  /** Names in a directory that are accepted, at most so many; none where it is no directory. */
  async list(path: string, isAccepted: (name: string) => boolean, maxNames: number): Promise<string[]> {
    const names: string[] = []
    try {
      if (!(await this.isDirectory(path))) return []
      for await (const { name } of await this.files.opendir(this.absolute(path))) {
        if (isAccepted(name)) names.push(name)
        if (names.length >= maxNames) break
      }
    } catch (error) {
      if (isAbsence(error)) return []
      const isDenied = ['EACCES', 'EPERM'].includes(systemCode(error) ?? '')
      if (!isDenied || !(await this.isReadable())) throw asTransportError(error)
      // One directory that we may not read, in a folder that we may: it is as good as not there.
      return []
    }
    return names
  }

  /** Changes whenever a regular file or a directory does, as far as the system tells; `undefined` for all else. */
  async stamp(path: string, { maxBytes = Infinity } = {}): Promise<string | undefined> {
    try {
      const stats = await this.files.lstat(this.absolute(path))
      return isAcceptable(stats, maxBytes) ? stampOf(stats) : undefined
    } catch {
      // Not there, or not to be reached: the same to who asks.
      return undefined
    }
  }

  /**
   * The bytes of a regular file that has some, and at most so many. `undefined` for anything else, and where it cannot
   * be read now: a file that is still in the cloud may be any error.
   */
  async readWhole(path: string, maxBytes: number): Promise<{ file: Uint8Array; stamp: string } | undefined> {
    const absolute = this.absolute(path)
    try {
      if (!isAcceptable(await this.files.lstat(absolute), maxBytes)) return undefined
      // SECURITY: what was a file a moment ago may be a link or a pipe now.
      const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)
      const handle = await this.files.open(absolute, flags)
      try {
        const stats = await handle.stat()
        if (!isAcceptable(stats, maxBytes) || stats.isDirectory()) return undefined
        const file = new Uint8Array(stats.size)
        let length = 0
        while (length < file.length) {
          const { bytesRead } = await handle.read(file, length, file.length - length, length)
          if (bytesRead === 0) break
          length += bytesRead
        }
        return { file: file.subarray(0, length), stamp: stampOf(stats) }
      } finally {
        await handle.close()
      }
    } catch {
      return undefined
    }
  }

  /** Puts a whole file in its place; resolves once it and its name are on disk. */
  async place(path: string, file: Uint8Array): Promise<void> {
    const target = this.absolute(path)
    const random = Buffer.from(this.ports.randomBytes(8)).toString('hex')
    const beside = join(dirname(target), `${partPrefix}${random}`)
    try {
      await this.makeDirectory(dirname(path))
      if (this.isElsewhere || !(await this.moveIn(`${random}.part`, file, target))) {
        this.isElsewhere = true
        await this.write(beside, file)
        await this.files.rename(beside, target)
      }
      await this.syncDirectory(dirname(target))
    } catch (error) {
      await this.files.unlink(beside).catch(() => undefined)
      throw asTransportError(error)
    }
  }

  /** Deletes a regular file; anything else, and nothing, is left as it is. */
  async remove(path: string): Promise<void> {
    try {
      const isOurs = await this.isDirectory(dirname(path))
      const isFile = isOurs && (await this.files.lstat(this.absolute(path))).isFile()
      if (isFile) await this.files.unlink(this.absolute(path))
    } catch (error) {
      // A sync tool that reads it just now holds it on Windows; whoever deletes next takes it along.
      if (!isAbsence(error) && systemCode(error) !== 'EBUSY') throw asTransportError(error)
    }
  }

  /** Clears the temp folder of what a crash left half written. */
  async clearParts(nowMs: number): Promise<void> {
    const { tempFolder } = this.ports
    const parts = new SharedTree(tempFolder, this.ports)
    const names = await parts.list('', (name) => name.endsWith('.part'), 1000).catch(() => [])
    for (const name of names) {
      // Another folder's transport may be writing here.
      const isStale = nowMs - ((await parts.modifiedMs(name)) ?? nowMs) > staleMs
      if (isStale) await parts.remove(name).catch(() => undefined)
    }
  }

  /** Deletes a directory if it is empty. */
  async removeDirectory(path: string): Promise<void> {
    await this.files.rmdir(this.absolute(path)).catch(() => undefined)
  }

  async modifiedMs(path: string): Promise<number | undefined> {
    return this.files.lstat(this.absolute(path)).then(
      ({ mtimeMs }) => mtimeMs,
      () => undefined,
    )
  }

  absolute(path: string): string {
    return join(this.folder, path)
  }

  private async write(absolute: string, file: Uint8Array): Promise<void> {
    const handle = await this.files.open(absolute, 'wx')
    try {
      await handle.writeFile(file)
      await handle.sync()
    } finally {
      await handle.close()
    }
  }

  /** False where the temp folder is on another disk than the target. */
  private async moveIn(name: string, file: Uint8Array, target: string): Promise<boolean> {
    const part = join(this.ports.tempFolder, name)
    try {
      await this.files.mkdir(this.ports.tempFolder, { recursive: true })
      await this.write(part, file)
      await this.files.rename(part, target)
      return true
    } catch (error) {
      await this.files.unlink(part).catch(() => undefined)
      if (systemCode(error) === 'EXDEV') return false
      throw error
    }
  }

  /** Makes what is missing below the folder, never the folder itself: that would hide that it is gone. */
  private async makeDirectory(path: string): Promise<void> {
    await this.requireThere()
    for (const parent of withParents(path)) {
      try {
        await this.files.mkdir(this.absolute(parent))
        await this.syncDirectory(dirname(this.absolute(parent)))
      } catch (error) {
        if (systemCode(error) !== 'EEXIST') throw error
        // SECURITY: a link would lead what we write and delete out of the folder.
        if ((await this.files.lstat(this.absolute(parent))).isDirectory()) continue
        throw new TransportError('failed', `Something else stands where “${basename(parent)}” should be.`)
      }
    }
  }

  /** SECURITY: and each above it, up to the folder, is one, too: a link on the way leads out of the folder. */
  private async isDirectory(path: string): Promise<boolean> {
    for (const each of withParents(path)) {
      if (!(await this.files.lstat(this.absolute(each))).isDirectory()) return false
    }
    return true
  }

  private async syncDirectory(absolute: string): Promise<void> {
    // Windows cannot open a directory, and puts its names on disk with the file.
    if (process.platform === 'win32') return
    const handle = await this.files.open(absolute, 'r')
    try {
      await handle.sync()
    } catch (error) {
      if (!unableToSync.has(systemCode(error) ?? '')) throw error
    } finally {
      await handle.close()
    }
  }

  private async isReadable(): Promise<boolean> {
    try {
      await (await this.files.opendir(this.folder)).close()
      return true
    } catch {
      return false
    }
  }
}

/** Each directory on the way to a path, and the path. */
function withParents(path: string): string[] {
  return path.split(/[\\/]/).map((_, index, parts) => parts.slice(0, index + 1).join('/'))
}

function isAcceptable(stats: Stats, maxBytes: number): boolean {
  return stats.isDirectory() || (stats.isFile() && stats.size > 0 && stats.size <= maxBytes)
}

function stampOf({ size, mtimeMs, ctimeMs, ino }: Stats): string {
  return `${size} ${mtimeMs} ${ctimeMs} ${ino}`
}
