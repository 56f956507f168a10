import type { ChainId } from '@shared/sync/transport'
import { encodeRelayFrame, type RelayFrame } from '@shared/sync/relay/frame-codec'
import type { RelayLimits } from '../options'
import { Refusal } from '../refusal'
import type { WorkspaceTag } from '../store/relay-store'
import { TokenBucket } from '../token-bucket'

/** A device that is connected now. */
export interface Peer {
  readonly chainId: ChainId
  sendEncoded: (frame: Uint8Array) => void
  /** Tells it that it was removed, and cuts it. */
  expel: () => void
}

/** What the devices of one workspace share while any of them is connected. */
export interface Room {
  readonly peers: Set<Peer>
  readonly requests: TokenBucket
  readonly bytes: TokenBucket
}

/** Who is connected, by workspace. */
export class Rooms {
  private readonly rooms = new Map<WorkspaceTag, Room>()

  constructor(
    private readonly limits: RelayLimits,
    private readonly nowMs: () => number,
  ) {}

  /** Refuses with `too-many`. */
  join(tag: WorkspaceTag, peer: Peer): Room {
    const room = this.rooms.get(tag) ?? this.make()
    if (room.peers.size >= this.limits.connectionsPerWorkspace) throw new Refusal('too-many', 60_000)
    this.rooms.set(tag, room)
    room.peers.add(peer)
    return room
  }

  leave(tag: WorkspaceTag, peer: Peer): void {
    const room = this.rooms.get(tag)
    room?.peers.delete(peer)
    if (room?.peers.size === 0) this.rooms.delete(tag)
  }

  /** Tells everybody else in the workspace. */
  tellOthers(tag: WorkspaceTag, teller: Peer, frame: RelayFrame): void {
    const room = this.rooms.get(tag)
    if (!room || room.peers.size < 2) return
    const encoded = encodeRelayFrame(frame)
    for (const peer of room.peers) if (peer !== teller) peer.sendEncoded(encoded)
  }

  expel(tag: WorkspaceTag, chainIds: readonly ChainId[]): void {
    const gone = new Set(chainIds)
    for (const peer of this.rooms.get(tag)?.peers ?? []) if (gone.has(peer.chainId)) peer.expel()
  }

  private make(): Room {
    const { requestsPerSecond, requestsBurst, bytesPerSecond, bytesBurst } = this.limits
    return {
      peers: new Set(),
      requests: new TokenBucket({ perSecond: requestsPerSecond, burst: requestsBurst }, this.nowMs),
      bytes: new TokenBucket({ perSecond: bytesPerSecond, burst: bytesBurst }, this.nowMs),
    }
  }
}
