import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { FolderTransport } from '../../../src/main/sync/folder/folder-transport.ts'
import type { FolderPorts } from '../../../src/main/sync/folder/ports.ts'
import { fakeChain, type FakeChain } from './fake-entries.ts'

const { workspaceTag } = fakeChain(1)

/** Folders that programs sync, and the transports that were opened over them. */
export class FolderFixture {
  private readonly root = mkdtempSync(join(tmpdir(), 'leadup-folder-'))
  private readonly opened: FolderTransport[] = []

  /** A folder of the user's, made anew. */
  folder(name = 'shared'): string {
    const folder = join(this.root, name)
    mkdirSync(folder, { recursive: true })
    return folder
  }

  /** The real system, polled often. */
  ports(more: Partial<FolderPorts> = {}): FolderPorts {
    return {
      tempFolder: join(this.root, 'parts'),
      pollMs: 10,
      nowMs: Date.now,
      steadyMs: () => performance.now(),
      after: (delayMs, run) => {
        const timer = setTimeout(run, delayMs)
        return () => clearTimeout(timer)
      },
      randomBytes,
      ...more,
    }
  }

  open(folder: string, more: Partial<FolderPorts> = {}): FolderTransport {
    const transport = new FolderTransport({ id: 'folder', folder, workspaceTag }, this.ports(more))
    this.opened.push(transport)
    return transport
  }

  async openReady(folder: string, more: Partial<FolderPorts> = {}): Promise<FolderTransport> {
    const transport = this.open(folder, more)
    await new Promise<void>((resolve) => {
      const stop = transport.watch(() => {
        if (transport.state.connection !== 'ready') return
        stop()
        resolve()
      })
    })
    return transport
  }

  async tearDown(): Promise<void> {
    await Promise.all(this.opened.map((transport) => transport.close()))
    rmSync(this.root, { recursive: true, force: true })
  }

  /** What was left half written, here or beside the files. */
  leftovers(folder: string): string[] {
    return [join(this.root, 'parts'), folder].flatMap((path) =>
      filesIn(path).filter((name) => name.endsWith('.part') || name.includes('.leadup-part-')),
    )
  }
}

/** Paths of regular files below a folder, in order. */
export function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
      .sort()
  } catch {
    return []
  }
}

export function segmentsOf(folder: string, { chainId }: FakeChain): string[] {
  return filesIn(chainFolder(folder, chainId)).filter((name) => name.endsWith('.seg'))
}

export function chainFolder(folder: string, chainId: string): string {
  return join(folder, `leadup-${workspaceTag}`, 'chains', chainId)
}
