import { execFileSync, spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findDamage } from '../../src/main/vault/verify-vault.ts'
import { openVault } from '../../src/main/vault/open-vault.ts'
import { bundle } from '../support/bundle.ts'
import { makeFolder, removeFolder } from '../support/vault-fixture.ts'

const folders: string[] = []
let processPath: string
beforeAll(async () => {
  processPath = await bundle('tests/faults/filling-process.ts')
})
afterAll(() => folders.forEach(removeFolder))

function newFolder(): string {
  const folder = makeFolder()
  folders.push(folder)
  return folder
}

const savedIn = (output: string) => [...output.matchAll(/^saved (c\d+)$/gm)].map(([, id]) => id)

function expectAllThere(folder: string, output: string): void {
  const { vault, rebuilt } = openVault({ folder, nowMs: Date.now })
  const there = new Set(vault.rows(['capture']).map(({ id }) => id))
  expect(savedIn(output).filter((id) => id === undefined || !there.has(id))).toEqual([])
  expect(rebuilt).toBeUndefined()
  expect(findDamage(vault.connection)).toEqual([])
  vault.close()
}

/** Whether this system lets us have a small disk of our own. */
const canMount =
  process.platform === 'linux' &&
  ['-m', '-Urm'].some(
    (flags) =>
      spawnSync('unshare', [flags, 'mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', '/mnt']).status === 0,
  )

// A limit on the size of files needs no right, and exists wherever there is bash.
describe.runIf(process.platform !== 'win32')('with a limit on the size of files', () => {
  test.each([300, 900, 2500])(
    '[A4] at %i KB the failure is said, and everything saved is there',
    (limitKb) => {
      const folder = newFolder()
      // `trap`: past the limit a process is killed, unless it ignores the signal; then writing fails as on a full disk.
      const script = `trap '' XFSZ; ulimit -f ${limitKb}; exec "$0" "$@"`
      const output = execFileSync('bash', ['-c', script, process.execPath, processPath, folder], {
        encoding: 'utf8',
      })
      expect(savedIn(output).length).toBeGreaterThan(0)
      expect(output).toMatch(/^refused c\d+ .*(only in this window)/m)
      expectAllThere(folder, output)
    },
  )
})

describe.runIf(canMount)('on a small disk of its own', () => {
  test.each([1, 2, 5])(
    '[A4] at %i MB: the red bar, nothing lost, and a retry succeeds once there is room',
    (sizeMb) => {
      const folder = newFolder()
      const kept = newFolder()
      // The ballast is what the user deletes; the disk goes with the process, so its files are copied out.
      const script = `
      set -e
      mount -t tmpfs -o size=${sizeMb}m tmpfs "$1"
      head -c 400000 /dev/zero > "$1/ballast"
      "$3" "$4" "$1/workspace" "$1/ballast"
      head -c 10000000 /dev/zero > "$1/full" || true
      "$3" "$4" "$1/workspace"
      rm "$1/full"
      cp -r "$1/workspace/." "$2/"`
      const flags = spawnSync('unshare', ['-m', 'true']).status === 0 ? '-m' : '-Urm'
      const output = execFileSync(
        'unshare',
        [flags, 'bash', '-c', script, 'small-disk', folder, kept, process.execPath, processPath],
        { encoding: 'utf8' },
      )
      expect(output).toMatch(/^refused c\d+ The disk is full/m)
      expect(output).toMatch(/state .*"failure":"The disk is full[^]*state \{"pending":0,"failure":null\}/)
      // Started again while nothing at all can be written: everything can be read.
      expect(output).toMatch(new RegExp(`opened (disk-full|to write) with ${savedIn(output).length}$`, 'm'))
      expect(output.match(/^refused .*The disk is full/gm)).toHaveLength(2)
      // A file that finds no room is refused whole, and takes none of what is left.
      expect(output.match(/^refused a chunk: disk-full, 0 left$/gm)).toHaveLength(2)
      expectAllThere(kept, output)
    },
  )
})
