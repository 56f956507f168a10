import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Engine } from './running-app.ts'

const electronDir = resolve(import.meta.dirname, '../../node_modules/electron')

/** Real Electron where its binary is, else the stand-in. `LEADUP_ENGINE` chooses. */
export function chooseEngine(): Engine {
  const chosen = process.env['LEADUP_ENGINE']
  const pathFile = join(electronDir, 'path.txt')
  const isInstalled =
    existsSync(pathFile) && existsSync(join(electronDir, 'dist', readFileSync(pathFile, 'utf8')))
  if (chosen === 'electron' && !isInstalled) {
    throw new Error('LEADUP_ENGINE asks for Electron, whose binary is not here: run `npx install-electron`.')
  }
  if (chosen === 'electron' || chosen === 'stand-in') return chosen
  return isInstalled ? 'electron' : 'stand-in'
}
