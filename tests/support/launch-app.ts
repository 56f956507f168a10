import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { launchElectron } from './launch-electron.ts'
import { launchStandIn } from './launch-stand-in.ts'
import type { Engine, LaunchOptions, RunningApp } from './running-app.ts'

const electronDir = resolve(import.meta.dirname, '../../node_modules/electron')

/** Real Electron where its binary is, else the stand-in. `LEADUP_ENGINE` chooses. */
export function chooseEngine(): Engine {
  const chosen = process.env['LEADUP_ENGINE']
  if (chosen === 'electron' || chosen === 'stand-in') return chosen
  const pathFile = join(electronDir, 'path.txt')
  const isInstalled =
    existsSync(pathFile) && existsSync(join(electronDir, 'dist', readFileSync(pathFile, 'utf8')))
  return isInstalled ? 'electron' : 'stand-in'
}

/** Starts the built app. The caller disposes of it. */
export async function launchApp(options: LaunchOptions = {}): Promise<RunningApp> {
  const profileDir = options.profileDir ?? (await mkdtemp(join(tmpdir(), 'leadup-test-')))
  const launch = chooseEngine() === 'electron' ? launchElectron : launchStandIn
  const app = await launch({ ...options, profileDir })
  if (options.profileDir !== undefined) return app
  const dispose = async () => {
    await app.dispose()
    await rm(profileDir, { recursive: true, force: true, maxRetries: 5 })
  }
  return { ...app, dispose }
}
