/** Takes the payloads of WebSocket frames out of one way of a connection, unmasked: as masked bytes they show nothing. */
export class WebSocketPayloads {
  private waiting = Buffer.alloc(0)
  private hasBegun = false

  /** The payloads that end in this chunk. */
  take(chunk: Uint8Array): Uint8Array[] {
    this.waiting = Buffer.concat([this.waiting, chunk])
    if (!this.hasBegun && !this.skipHandshake()) return []
    const payloads: Uint8Array[] = []
    for (let payload = this.next(); payload; payload = this.next()) payloads.push(payload)
    return payloads
  }

  private skipHandshake(): boolean {
    const end = this.waiting.indexOf('\r\n\r\n')
    if (end < 0) return false
    this.waiting = this.waiting.subarray(end + 4)
    this.hasBegun = true
    return true
  }

  private next(): Uint8Array | undefined {
    const { waiting } = this
    if (waiting.length < 2) return undefined
    const short = waiting.readUInt8(1) & 0x7f
    const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0
    const isMasked = waiting.readUInt8(1) >= 0x80
    const start = 2 + lengthBytes + (isMasked ? 4 : 0)
    if (waiting.length < start) return undefined
    const length =
      lengthBytes === 0
        ? short
        : lengthBytes === 2
          ? waiting.readUInt16BE(2)
          : Number(waiting.readBigUInt64BE(2))
    if (waiting.length < start + length) return undefined
    const mask = waiting.subarray(start - 4, start)
    const payload = waiting
      .subarray(start, start + length)
      .map((byte, index) => (isMasked ? byte ^ (mask[index % 4] ?? 0) : byte))
    this.waiting = waiting.subarray(start + length)
    return payload
  }
}
