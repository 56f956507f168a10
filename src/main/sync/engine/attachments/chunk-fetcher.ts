import type { ReplicaPorts, SyncedAttachments } from '../replica-ports'

/** Each holds a blob of up to 1 MiB and what is in it. */
const mostAtOnce = 2
/** A disk that is full is not filled again at once. */
const restMs = 60_000

export interface FetcherPorts {
  store: Pick<SyncedAttachments, 'has' | 'put' | 'setFetching' | 'setUnavailable'>
  /** The verified bytes, from wherever they are; `undefined` where they cannot be had now. */
  fetch: (name: string) => Promise<Uint8Array | undefined>
  /** The name of a device that is likely to have a chunk; `null` where none is known. */
  holderOf: (name: string) => string | null
  /** Something is waited for that could not be had. */
  onWaiting: () => void
  onFailed: (error: unknown) => void
  setTimer: ReplicaPorts['setTimer']
}

/** Brings the chunks that somebody wants to see, few at a time; those that cannot be had wait until they can. */
export class ChunkFetcher {
  private readonly queue = new Set<string>()
  private readonly underWay = new Set<string>()
  private readonly unavailable = new Set<string>()
  /** They failed here, not elsewhere; what cancels the next try. */
  private readonly resting = new Map<string, () => void>()
  private isStopped = false

  constructor(private readonly ports: FetcherPorts) {}

  /** Those that could not be had, in the order they were asked for. */
  get waiting(): string[] {
    return [...this.unavailable]
  }

  /** Names that wait are not tried again before something new came: see `retry`. */
  request(names: readonly string[]): void {
    const { store } = this.ports
    for (const name of names) {
      const isKnown = [this.underWay, this.unavailable, this.resting].some((known) => known.has(name))
      if (!isKnown && !store.has(name)) this.queue.add(name)
    }
    this.pump()
  }

  /** Chunks that wait can be had now. */
  retry(names: readonly string[]): void {
    const found = names.filter((name) => this.unavailable.delete(name))
    if (found.length === 0) return
    this.ports.store.setFetching(found)
    this.request(found)
  }

  /** Chunks are here, by whichever way they came. */
  noteArrived(names: readonly string[]): void {
    for (const name of names) {
      this.queue.delete(name)
      this.unavailable.delete(name)
    }
  }

  stop(): void {
    this.isStopped = true
    this.queue.clear()
    for (const cancel of this.resting.values()) cancel()
  }

  private pump(): void {
    while (this.underWay.size < mostAtOnce && !this.isStopped) {
      const [name] = this.queue
      if (name === undefined) return
      this.queue.delete(name)
      this.underWay.add(name)
      void this.bring(name)
        .then(
          (isHere) => isHere || this.wait(name),
          (error: unknown) => this.rest(name, error),
        )
        .finally(() => {
          this.underWay.delete(name)
          this.pump()
        })
    }
  }

  private async bring(name: string): Promise<boolean> {
    const { fetch, store } = this.ports
    const bytes = await fetch(name)
    if (bytes && !this.isStopped) await store.put(name, bytes)
    return store.has(name)
  }

  private wait(name: string): void {
    if (this.isStopped) return
    const { store, holderOf, onWaiting } = this.ports
    this.unavailable.add(name)
    store.setUnavailable([name], holderOf(name))
    onWaiting()
  }

  private rest(name: string, error: unknown): void {
    if (this.isStopped) return
    const { store, holderOf, onFailed, setTimer } = this.ports
    onFailed(error)
    store.setUnavailable([name], holderOf(name))
    const again = () => {
      this.resting.delete(name)
      this.request([name])
    }
    this.resting.set(name, setTimer(restMs, again))
  }
}
