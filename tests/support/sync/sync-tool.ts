import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Random } from '../random.ts'
import { filesIn } from './folder-fixture.ts'

/** What is to be done about one path; `from` has it, `to` has not, or has it torn. */
interface Difference {
  path: string
  from: string
  to: string
  /** Whether it was on both sides before: then one side deleted it. */
  isDeletion: boolean
}

/**
 * A program that keeps two folders alike, with the habits of those that people have: it carries files in any order and
 * late, writes them in place bit by bit, leaves placeholders of no bytes and hidden ones, makes conflicted copies, and
 * brings deleted files back. Each `step` does one thing, chosen at random.
 */
export class SyncTool {
  private readonly folders: readonly [string, string]
  private readonly random: Random
  private readonly carried = new Set<string>()
  private readonly torn = new Set<string>()

  constructor(folders: readonly [string, string], random: Random) {
    this.folders = folders
    this.random = random
  }

  /** False where both are alike. */
  step({ isHonest = false } = {}): boolean {
    const differences = this.differences()
    if (differences.length === 0) return false
    const { path, from, to, isDeletion } = this.random.pick(differences)
    if (isDeletion && (isHonest || this.random.below(4) > 0)) {
      rmSync(join(from, path), { force: true })
    } else {
      this.carry(path, from, to, isHonest ? 9 : this.random.below(10))
    }
    return true
  }

  /** Until both are alike. */
  finish(): void {
    while (this.step({ isHonest: true }));
  }

  private differences(): Difference[] {
    const [one, other] = this.folders
    return [...this.missing(one, other), ...this.missing(other, one)]
  }

  private missing(from: string, to: string): Difference[] {
    const there = new Set(filesIn(to))
    return filesIn(from)
      .filter((path) => !basename(path).startsWith('.'))
      .filter((path) => !there.has(path) || this.torn.has(join(to, path)))
      .filter((path) => !this.torn.has(join(from, path)))
      .map((path) => ({
        path,
        from,
        to,
        isDeletion: this.carried.has(path) && !this.torn.has(join(to, path)),
      }))
  }

  private carry(path: string, from: string, to: string, how: number): void {
    const target = join(to, path)
    const placeholder = join(dirname(target), `.${basename(path)}.icloud`)
    const file = readFileSync(join(from, path))
    mkdirSync(dirname(target), { recursive: true })
    this.carried.add(path)
    if (how < 4) {
      this.torn.add(target)
      if (how === 0) writeFileSync(target, '')
      else if (how === 1) writeFileSync(placeholder, 'placeholder')
      else writeFileSync(target, file.subarray(0, this.random.below(file.length)))
      return
    }
    if (how === 4) writeFileSync(target.replace(/(\.\w+)$/, ' (conflicted copy)$1'), file)
    writeFileSync(target, file)
    if (existsSync(placeholder)) rmSync(placeholder)
    this.torn.delete(target)
  }
}
