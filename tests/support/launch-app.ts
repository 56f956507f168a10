import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chooseEngine } from './choose-engine.ts'
import { launchElectron } from './launch-electron.ts'
import { launchStandIn } from './launch-stand-in.ts'
import type { LaunchOptions, RunningApp } from './running-app.ts'

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
