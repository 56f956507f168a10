import type { DocumentState } from '@shared/sync/document-state'
import type { Transport } from '@shared/sync/transport'
import type { BlobReader } from '../blob-reader'
import type { ReplicaPorts } from '../replica-ports'

/** About a megabyte: more would not come sooner, and on a slow line each would wait for the others. */
const bundlesUnderWay = 4
/**
 * Documents are dealt to bundles by hash, and stand in the vault's tables by id: written a few bundles at a time, each
 * rewrites pages all over the tables, and 10,000 notes take nearly twice the CPU and a copy of the log into the database
 * that those of many bundles in order do without. About 32 MB, which are held meanwhile.
 */
const bundlesAtOnce = 128
/** On a slow line they are written all the same, so that whoever waits sees it go on. */
const writtenEveryMs = 2_000
/** Written in one transaction, which holds the app up for some 50 ms on an idle disk. */
const documentsAtOnce = 500

interface FetchedBundle {
  blobs: readonly string[]
  documents: DocumentState[]
}

/** Takes the bundles of checkpoints into the vault. */
export class BundleIntake {
  /** Bundles that were taken in, by their blobs: what did not change is the same in the next checkpoint. [K1] */
  private readonly taken = new Set<string>()

  constructor(
    private readonly ports: Pick<ReplicaPorts, 'vault' | 'steadyMs' | 'setTimer'>,
    private readonly reader: Pick<BlobReader, 'readBundle'>,
  ) {}

  /** Throws as `BlobReader`; the bundles before that one are taken in. */
  async takeIn(transport: Transport, bundles: readonly (readonly string[])[]): Promise<void> {
    const missing = bundles.filter((blobs) => !this.taken.has(keyOf(blobs)))
    let waiting: FetchedBundle[] = []
    let writtenAtMs = this.ports.steadyMs()
    try {
      for await (const bundle of this.fetchInOrder(transport, missing)) {
        waiting.push(bundle)
        const isTime = this.ports.steadyMs() - writtenAtMs >= writtenEveryMs
        if (waiting.length < bundlesAtOnce && !isTime) continue
        const full = waiting
        waiting = []
        await this.write(full)
        writtenAtMs = this.ports.steadyMs()
      }
    } finally {
      await this.write(waiting)
    }
  }

  private async *fetchInOrder(
    transport: Transport,
    bundles: readonly (readonly string[])[],
  ): AsyncGenerator<FetchedBundle> {
    const underWay: Promise<FetchedBundle>[] = []
    for (const blobs of bundles) {
      const fetched = this.fetch(transport, blobs)
      // Where one before it fails nobody waits for it.
      fetched.catch(() => undefined)
      underWay.push(fetched)
      const [first] = underWay
      if (underWay.length < bundlesUnderWay || !first) continue
      underWay.shift()
      yield await first
    }
    for (const fetched of underWay) yield await fetched
  }

  private async fetch(transport: Transport, blobs: readonly string[]): Promise<FetchedBundle> {
    return { blobs, documents: await this.reader.readBundle(transport, blobs) }
  }

  private async write(bundles: readonly FetchedBundle[]): Promise<void> {
    const documents = bundles
      .flatMap(({ documents }) => documents)
      .sort((first, second) => (first.id < second.id ? -1 : 1))
    for (let start = 0; start < documents.length; start += documentsAtOnce) {
      this.ports.vault.receiveDocuments(documents.slice(start, start + documentsAtOnce))
      // The app goes on in between.
      await new Promise<void>((resolve) => this.ports.setTimer(0, resolve))
    }
    for (const { blobs } of bundles) this.taken.add(keyOf(blobs))
  }
}

function keyOf(blobs: readonly string[]): string {
  return blobs.join()
}
