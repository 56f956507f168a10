import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openLog } from '../../../src/main/lifecycle/log'

let folder: string
const now = () => Date.parse('2026-03-02T09:00:00Z')

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'leadup-log-')), 'logs')
})

afterEach(() => rmSync(join(folder, '..'), { recursive: true }))

const read = () => readFileSync(join(folder, 'leadup.log'), 'utf8')

test('says when what happened', () => {
  openLog(folder, now).note('start', { version: '0.1.0' })
  expect(read()).toBe('2026-03-02T09:00:00.000Z start version=0.1.0\n')
})

test('holds no content: not what an error quotes, and no folder that bears a name', () => {
  const error = Object.assign(new Error('near "Maria fears the board": syntax error'), { code: 'ERR_SQLITE' })
  error.stack = `${error.message}\n    at commit (/Users/maria/leadup/out/main/index.js:12:3)\n    at file:///home/maria/x.js:1:1`
  openLog(folder, now).failure('captures.commit', error)
  expect(read()).toContain('captures.commit Error | ERR_SQLITE | at commit (index.js:12:3)')
  expect(read()).not.toMatch(/maria|fears/i)
})

test('what is thrown without being an error says only that', () => {
  openLog(folder, now).failure('uncaught', 'Maria fears the board')
  expect(read()).not.toContain('Maria')
})

test('stays small: one older file is kept beside it', () => {
  const log = openLog(folder, now)
  for (let line = 0; line < 6000; line += 1) log.note('x'.repeat(100))
  expect(statSync(join(folder, 'leadup.log')).size).toBeLessThan(300 * 1024)
  expect(existsSync(join(folder, 'leadup.old.log'))).toBe(true)
})

test('a folder that cannot be written fails nobody', () => {
  expect(() => openLog('/dev/null/logs', now).note('start')).not.toThrow()
})
