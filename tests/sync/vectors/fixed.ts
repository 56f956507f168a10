import { toHexString } from 'lib0/buffer'

/** Bytes nobody takes for random. */
export function fixed(fill: number, length = 32): Uint8Array {
  return new Uint8Array(length).fill(fill)
}

/** With all bytes in hexadecimal, at any depth. */
export function hex(bytes: Uint8Array): string
export function hex(value: unknown): unknown
export function hex(value: unknown): unknown {
  if (value instanceof Uint8Array) return toHexString(value)
  if (Array.isArray(value)) return value.map((each) => hex(each))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, hex(each)]))
}
