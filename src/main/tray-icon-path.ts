import { join } from 'node:path'

/** @param mainFolder where the built main process lies, `out/main` */
export function trayIconPath(
  mainFolder: string,
  { platform, isDark }: { platform: string; isDark: boolean },
): string {
  const folder = join(mainFolder, '../../resources/icons')
  // macOS colours a template itself.
  if (platform === 'darwin') return join(folder, 'trayTemplate.png')
  return join(folder, isDark ? 'tray-dark.png' : 'tray-light.png')
}
