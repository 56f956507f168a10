import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { launchApp } from '../support/launch-app.ts'
import { Camera } from './camera'
import { firstTenMinutes } from './first-ten-minutes'
import { sampleWorkspace } from './sample-workspace'

const folder = resolve('out/tour')

/** Does the main job through the real app, and leaves pictures of it and the brief in `out/tour/`. */
export async function main(): Promise<void> {
  const camera = await Camera.open(folder)
  for (const part of [firstTenMinutes, sampleWorkspace]) {
    const app = await launchApp()
    try {
      const brief = await part(app, camera)
      await writeFile(join(folder, brief.name), brief.text)
    } finally {
      await app.dispose()
    }
  }
  console.log(
    `${camera.names.length} pictures and two briefs are in ${folder}:\n  ${camera.names.join('\n  ')}`,
  )
}
