import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bundle } from '../support/bundle.ts'
import { makeFolder, removeFolder } from '../support/vault-fixture.ts'

const hasStrace = spawnSync('strace', ['-V']).status === 0

type Call = { kind: 'write' | 'synced'; file: string } | { kind: 'said'; number: number }

/** The calls in the order they were made or, for a sync, had returned. `strace -f -y` splits those that overlap. */
function readCalls(trace: string): Call[] {
  const begun = new Map<string, string>()
  return trace.split('\n').flatMap((line): Call[] => {
    const [, process = '', rest = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? []
    const said = /^write\(1<.*"saved (\d+)/.exec(rest)
    if (said) return [{ kind: 'said', number: Number(said[1]) }]
    const [, name, file] = /^(p?write(?:64)?|f(?:data)?sync)\(\d+<([^>]*)>/.exec(rest) ?? []
    if (name?.includes('write') && file) return [{ kind: 'write', file }]
    if (name && file) {
      if (rest.endsWith('= 0')) return [{ kind: 'synced', file }]
      begun.set(process, file)
      return []
    }
    const ended = /^<\.\.\. f(data)?sync resumed>.*= 0$/.test(rest) ? begun.get(process) : undefined
    return ended === undefined ? [] : [{ kind: 'synced', file: ended }]
  })
}

// Where there is no strace, tests/unit/vault/saved.test.ts shows the order by the journal's own port.
test.runIf(hasStrace)(
  '[A3] the system has confirmed journal and database before a change is called saved',
  async () => {
    const path = await bundle('tests/faults/saving-process.ts')
    const folder = makeFolder()
    const tracePath = join(folder, 'trace')
    const calls = 'trace=write,pwrite64,fdatasync,fsync'
    const args = ['-f', '-y', '-e', calls, '-o', tracePath, process.execPath, path, join(folder, 'workspace')]
    expect(spawnSync('strace', args).status).toBe(0)
    const unsynced = new Set<string>()
    const written = new Set<string>()
    const early: string[] = []
    let said = 0
    for (const call of readCalls(readFileSync(tracePath, 'utf8'))) {
      if (call.kind === 'said') {
        said += 1
        for (const file of unsynced) early.push(`saved ${call.number} before ${file} was on disk`)
        if (!written.has('wal') || !written.has('journal')) early.push(`saved ${call.number} without writing`)
        written.clear()
      } else {
        const file = call.file.endsWith('vault.db-wal')
          ? 'wal'
          : call.file.includes('/journal/')
            ? 'journal'
            : ''
        if (file === '') continue
        if (call.kind === 'synced') unsynced.delete(file)
        else {
          unsynced.add(file)
          written.add(file)
        }
      }
    }
    expect(said).toBe(30)
    expect(early).toEqual([])
    removeFolder(folder)
  },
)
