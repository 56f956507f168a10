import { createHash } from 'node:crypto'
import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import * as encoding from 'lib0/encoding'
import type { Random } from '../random.ts'
import { filesIn } from './folder-fixture.ts'

/** Does one thing to a folder that whoever owns it could do; returns what. */
export function doHarm(folder: string, random: Random): string {
  // What was inflated stays as it is.
  const files = filesIn(folder).filter((path) => statSync(join(folder, path)).size < 2 ** 20)
  const path = () => join(folder, random.pick(files))
  const harm = random.pick(harms)
  harm(path(), path(), random)
  return harm.name
}

const harms = [
  truncate,
  swap,
  flip,
  extend,
  replace,
  copyOver,
  renumber,
  link,
  makeDirectory,
  vanish,
  inflate,
  forge,
  mark,
]

function truncate(file: string, _other: string, random: Random): void {
  writeFileSync(file, readFileSync(file).subarray(0, random.below(200)))
}

function swap(file: string, other: string): void {
  const [mine, theirs] = [readFileSync(file), readFileSync(other)]
  writeFileSync(file, theirs)
  writeFileSync(other, mine)
}

function flip(file: string, _other: string, random: Random): void {
  const bytes = readFileSync(file)
  if (bytes.length === 0) return
  const at = random.below(bytes.length)
  bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8))
  writeFileSync(file, bytes)
}

function extend(file: string, _other: string, random: Random): void {
  writeFileSync(file, Buffer.concat([readFileSync(file), garbage(random)]))
}

function replace(file: string, _other: string, random: Random): void {
  writeFileSync(file, garbage(random))
}

/** Whole, and in another chain, or of another kind. */
function copyOver(file: string, other: string): void {
  copyFileSync(file, join(dirname(other), basename(file)))
}

/** Whole, by a name that says something else. */
function renumber(file: string, _other: string, random: Random): void {
  const name = basename(file).replace(/^\d{10}/, () => String(1 + random.below(40)).padStart(10, '0'))
  renameSync(file, join(dirname(file), name))
}

function link(file: string, other: string): void {
  if (file === other) return
  rmSync(file)
  // On Windows a link to a file needs a right of its own.
  if (process.platform !== 'win32') symlinkSync(other, file)
}

function makeDirectory(file: string): void {
  rmSync(file)
  mkdirSync(join(file, 'inside'), { recursive: true })
}

function vanish(file: string): void {
  rmSync(file)
}

/** Ten gigabytes that take no room. */
function inflate(file: string): void {
  truncateSync(file, 10 * 2 ** 30)
}

/** A segment whose checksum and name fit, and whose content announces more than there is, or is no entry. */
function forge(file: string, _other: string, random: Random): void {
  const first = 1 + random.below(40)
  const count = random.pick([1, 3, 2 ** 31, 2 ** 52])
  const content = encoding.encode((encoder) => {
    encoding.writeUint8Array(encoder, Uint8Array.of(0x4c, 0x55, 0x53, 0x01, random.below(3)))
    encoding.writeVarUint(encoder, first)
    encoding.writeVarUint(encoder, count)
    if (random.below(2) === 0) encoding.writeVarUint(encoder, 2 ** 40)
    for (let entry = 0; entry < 3; entry += 1) encoding.writeVarUint8Array(encoder, garbage(random))
  })
  const checksum = createHash('sha256').update(content).digest()
  const [from, to] = [first, first + count - 1].map((number) => String(number).padStart(10, '0'))
  const name = `${from}-${to}-${checksum.subarray(0, 8).toString('hex')}.seg`
  writeFileSync(join(dirname(file), name), Buffer.concat([content, checksum]))
}

function mark(file: string, _other: string, random: Random): void {
  const sequence = random.pick([1, 3, 2 ** 40, Number.MAX_SAFE_INTEGER, 10 ** 17])
  writeFileSync(join(dirname(file), `${String(sequence).padStart(10, '0')}.trim`), '')
}

function garbage(random: Random): Uint8Array {
  return Uint8Array.from({ length: random.below(300) }, () => random.below(256))
}
