/**
 * Carries structured-clone values as text, which is what a DevTools binding can pass. The function holds no reference
 * to anything outside it: its source is also sent into pages.
 */
export function createWire() {
  const tag = '$is'
  const refused = (): never => {
    throw new Error('An object could not be cloned.')
  }
  const typed = (view: ArrayBufferView) => Object.prototype.toString.call(view).slice(8, -1)
  const toText = (bytes: Uint8Array): string => {
    if (typeof Buffer !== 'undefined') {
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
    }
    let text = ''
    for (let at = 0; at < bytes.length; at += 0x8000) {
      text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
    }
    return btoa(text)
  }
  const toBytes = (text: string): Uint8Array<ArrayBuffer> => {
    // A copy of its own: Node's small buffers share one, and the receiver would see the others' bytes.
    if (typeof Buffer !== 'undefined') return new Uint8Array(Buffer.from(text, 'base64'))
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
  }

  const encodeObject = (value: object, above: object[]): unknown => {
    if (above.includes(value))
      throw new Error('electron stand-in: cyclic values over IPC are not implemented')
    const inside = [...above, value]
    if (Array.isArray(value)) return value.map((item) => encode(item, inside))
    if (value instanceof Date) return { [tag]: 'date', v: value.getTime() }
    if (value instanceof Map) {
      return { [tag]: 'map', v: [...value].map(([k, v]) => [encode(k, inside), encode(v, inside)]) }
    }
    if (value instanceof Set) return { [tag]: 'set', v: [...value].map((item) => encode(item, inside)) }
    if (value instanceof RegExp) return { [tag]: 'regexp', v: [value.source, value.flags] }
    if (value instanceof Error) return { [tag]: 'error', v: [value.name, value.message, value.stack] }
    if (value instanceof ArrayBuffer) {
      return { [tag]: 'bytes', as: 'ArrayBuffer', v: toText(new Uint8Array(value)) }
    }
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
      return { [tag]: 'bytes', as: typed(value), v: toText(bytes) }
    }
    if (Object.prototype.toString.call(value) !== '[object Object]' || value instanceof WeakRef)
      return refused()
    const plain: Record<string, unknown> = {}
    for (const [key, item] of Object.entries(value)) plain[key] = encode(item, inside)
    return tag in plain ? { [tag]: 'object', v: Object.entries(plain) } : plain
  }

  const encode = (value: unknown, above: object[]): unknown => {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return value
      case 'number':
        if (Object.is(value, -0)) return { [tag]: 'number', v: '-0' }
        return Number.isFinite(value) ? value : { [tag]: 'number', v: String(value) }
      case 'undefined':
        return { [tag]: 'undefined' }
      case 'bigint':
        return { [tag]: 'bigint', v: String(value) }
      case 'object':
        return value === null ? null : encodeObject(value, above)
      default:
        return refused()
    }
  }

  const views: Record<string, (buffer: ArrayBuffer) => unknown> = {
    ArrayBuffer: (buffer) => buffer,
    Uint8Array: (buffer) => new Uint8Array(buffer),
    Uint8ClampedArray: (buffer) => new Uint8ClampedArray(buffer),
    Int8Array: (buffer) => new Int8Array(buffer),
    Uint16Array: (buffer) => new Uint16Array(buffer),
    Int16Array: (buffer) => new Int16Array(buffer),
    Uint32Array: (buffer) => new Uint32Array(buffer),
    Int32Array: (buffer) => new Int32Array(buffer),
    Float32Array: (buffer) => new Float32Array(buffer),
    Float64Array: (buffer) => new Float64Array(buffer),
    BigInt64Array: (buffer) => new BigInt64Array(buffer),
    BigUint64Array: (buffer) => new BigUint64Array(buffer),
    DataView: (buffer) => new DataView(buffer),
  }

  type Tagged = Record<string, unknown> & { v: never }
  const decodeTagged = (value: Tagged): unknown => {
    switch (value[tag]) {
      case 'undefined':
        return undefined
      case 'number':
        return Number(value.v)
      case 'bigint':
        return BigInt(value.v)
      case 'date':
        return new Date(value.v)
      case 'map':
        return new Map((value.v as [unknown, unknown][]).map(([k, v]) => [decode(k), decode(v)]))
      case 'set':
        return new Set((value.v as unknown[]).map(decode))
      case 'regexp':
        return new RegExp(value.v[0], value.v[1])
      case 'error': {
        const [name, message, stack] = value.v as [string, string, string]
        const kinds: Record<string, ErrorConstructor> = { TypeError, RangeError, SyntaxError, ReferenceError }
        const error = new (kinds[name] ?? Error)(message)
        error.stack = stack
        return error
      }
      case 'bytes':
        return views[String(value['as'])]?.(toBytes(value.v).buffer)
      default:
        return Object.fromEntries((value.v as [string, unknown][]).map(([k, v]) => [k, decode(v)]))
    }
  }

  const decode = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map(decode)
    if (tag in value) return decodeTagged(value as unknown as Tagged)
    const plain: Record<string, unknown> = {}
    for (const [key, item] of Object.entries(value)) plain[key] = decode(item)
    return plain
  }

  return {
    /** Throws Electron's own error on what cannot be cloned: functions, symbols, promises, elements. */
    pack: (value: unknown): string => JSON.stringify(encode(value, [])),
    unpack: (text: string): unknown => decode(JSON.parse(text)),
  }
}
