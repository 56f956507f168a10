import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { launchApp } from '../support/launch-app.ts'
import type { WindowRole } from '../support/running-app.ts'
import type { Figure } from './figure'

/** Script bytes, gzipped, that each window has loaded once it is ready, its preload among them. */
export async function benchScriptBytes(): Promise<Figure[]> {
  const app = await launchApp()
  try {
    return [await bytesOf('capture', 90), await bytesOf('main', 700)]
  } finally {
    await app.quit()
    await app.dispose()
  }

  async function bytesOf(role: WindowRole, goal: number): Promise<Figure> {
    const page = await app.window(role)
    await page.waitForLoadState()
    const paths = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => new URL(name).pathname)
        .filter((path) => path.endsWith('.js')),
    )
    const files = [...new Set(paths)].map((path) => join('out/renderer', path))
    const sizes = await Promise.all(
      [...files, `out/preload/${role}.cjs`].map(async (file) => gzipSync(await readFile(file)).length),
    )
    return {
      id: `A9 scripts ${role}`,
      what: `script bytes loaded by the ${role} window, gzipped`,
      value: sizes.reduce((sum, size) => sum + size, 0) / 1024,
      unit: 'KB',
      peer: '',
      peerValue: null,
      ratio: null,
      goal,
      of: 'value',
      better: 'lower',
    }
  }
}
