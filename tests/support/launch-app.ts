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
  const pathFile = join(electronDir, 'path.txt')
  const isInstalled =
    existsSync(pathFile) && existsSync(join(electronDir, 'dist', readFileSync(pathFile, 'utf8')))
  if (chosen === 'electron' && !isInstalled) {
    throw new Error('LEADUP_ENGINE asks for Electron, whose binary is not here: run `npx install-electron`.')
  }
  if (chosen === 'electron' || chosen === 'stand-in') return chosen
  return isInstalled ? 'electron' : 'stand-in'
}

/** Starts the built app. The caller disposes of it. */
export async function launchApp(options: LaunchOptions = {}): Promise<RunningApp> {
  const launch = chooseEngine() === 'electron' ? launchElectron : launchStandIn
  if (options.profileDir !== undefined) return launch({ ...options, profileDir: options.profileDir })
  const profileDir = await mkdtemp(join(tmpdir(), 'leadup-test-'))
  const removeProfile = () => rm(profileDir, { recursive: true, force: true, maxRetries: 5 })
  try {
    return withProfile(await launch({ ...options, profileDir }), removeProfile)
  } catch (error) {
    await removeProfile()
    throw error
  }
}

/** The app, and those it is relaunched as: disposing of any removes the profile that they share. */
function withProfile(app: RunningApp, removeProfile: () => Promise<void>): RunningApp {
  return {
    ...app,
    relaunch: async (options) => withProfile(await app.relaunch(options), removeProfile),
    dispose: async () => {
      await app.dispose()
      await removeProfile()
    },
  }
}
