import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchStandIn } from './launch-stand-in.ts'
import type { LaunchOptions, RunningApp } from './running-app.ts'

/** Starts the built app. The caller disposes of it. */
export async function launchApp(options: LaunchOptions = {}): Promise<RunningApp> {
  const profileDir = options.profileDir ?? (await mkdtemp(join(tmpdir(), 'leadup-test-')))
  const app = await launchStandIn({ ...options, profileDir })
  if (options.profileDir !== undefined) return app
  const dispose = async () => {
    await app.dispose()
    await rm(profileDir, { recursive: true, force: true, maxRetries: 5 })
  }
  return { ...app, dispose }
}
