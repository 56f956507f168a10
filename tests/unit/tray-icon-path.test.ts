import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { trayIconPath } from '../../src/main/tray-icon-path'

test.each(['darwin', 'linux', 'win32'])('the tray has a picture on %s, in light and in dark', (platform) => {
  for (const isDark of [true, false]) {
    expect(existsSync(trayIconPath(resolve('out/main'), { platform, isDark }))).toBe(true)
  }
})
