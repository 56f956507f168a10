import type { MenuItemConstructorOptions } from 'electron'
import { expect, test } from 'vitest'
import { appCommands } from '@shared/ipc/calls/desktop'
import { menuTemplate, type MenuActions } from '../../src/main/menu'
import { keysOf, listedCommands } from '../../src/renderer/app/app-commands'

const done: string[] = []
const actions: MenuActions = {
  command: (command) => done.push(command),
  capture: () => done.push('capture'),
  openSample: () => done.push('open-sample'),
  close: () => done.push('close'),
  quit: () => done.push('quit'),
}

function itemsOf(template: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap((item) => (Array.isArray(item.submenu) ? itemsOf(item.submenu) : [item]))
}

/** `Mod+Shift+N` as Electron writes it. */
const acceleratorOf = (keys: string) => keys.replace('Mod', 'CommandOrControl')

test.each(['darwin', 'win32', 'linux'] as const)(
  'on %s keys are those of the table of commands',
  (platform) => {
    const items = itemsOf(menuTemplate(platform, false, actions))
    const ours = items.filter(({ id }) => appCommands.some((command) => command === id))
    const withKeys = ours.filter(({ accelerator }) => accelerator !== undefined)
    expect(withKeys.length).toBeGreaterThan(5)
    expect(withKeys.map(({ id, accelerator }) => [id, accelerator])).toEqual(
      withKeys.map(({ id }) => [id, acceleratorOf(keysOf(id as never))]),
    )
  },
)

test('every command that is sent to a window is one that the window knows', () => {
  const known = new Set<string>(listedCommands.map(({ id }) => id))
  expect(appCommands.filter((command) => !known.has(command))).toEqual([])
})

test('an item sends its command', () => {
  const undo = itemsOf(menuTemplate('linux', false, actions)).find(({ id }) => id === 'undo')
  undo?.click?.({} as never, undefined, {} as never)
  expect(done).toEqual(['undo'])
})

test('what is for development alone is in no released menu', () => {
  const rolesOf = (isDevelopment: boolean) =>
    itemsOf(menuTemplate('linux', isDevelopment, actions)).map(({ role }) => role)
  expect(rolesOf(false)).not.toContain('toggleDevTools')
  expect(rolesOf(true)).toContain('toggleDevTools')
})
