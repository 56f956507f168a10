import { useEffect } from 'react'
import { listedCommands } from './app-commands'
import { call, onEvent } from '../documents/bridge'
import { isMac } from '../ui/platform'
import { showToast } from '../ui/toasts'
import type { AppCommandHandlers } from './app-command-handlers'
import { messageOf } from './message-of'
import { matchKeys } from './match-keys'

const boundHere = listedCommands.filter(({ keys, boundBy }) => keys !== undefined && !boundBy)

/** Listens to the window's keys and to the native menus. */
export function useKeyboard(commands: AppCommandHandlers): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // NOTE: an input method sends its keys here too; 229 is Chromium's way to say so before composition begins.
      if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return
      const command = boundHere.find(({ keys = '' }) => matchKeys(keys, event, isMac))
      if (!command || !mayRun(command.id, command.keys ?? '', event)) return
      if (commands.run(command.id)) {
        event.preventDefault()
        event.stopPropagation()
      }
    }
    // While it goes down, ahead of the editor, which binds undo for itself alone.
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [commands])

  useEffect(() => {
    const unsubscribe = onEvent('app.command', ({ command }) => {
      const isEdit = command === 'undo' || command === 'redo'
      // The menu's Undo in a field means the field's own, as its key does; there is no other way to ask for that.
      if (isEdit && isField(document.activeElement)) document.execCommand(command)
      else commands.run(command)
    })
    // The tray may have asked before this window could hear it.
    call('app.takeCommand', {})
      .then(({ command }) => (command ? commands.run(command) : undefined))
      .catch((error: unknown) => showToast({ text: messageOf(error) }))
    return unsubscribe
  }, [commands])
}

function mayRun(id: string, keys: string, event: KeyboardEvent): boolean {
  const target = event.target instanceof HTMLElement ? event.target : undefined
  const isInField = isField(target)
  // A field that is being filled in is no document yet: its own history undoes what was typed in it.
  if (id === 'undo' || id === 'redo') return !isInField
  const isBare = !keys.includes('+') && keys.length === 1
  return !isBare || !(isInField || target?.isContentEditable)
}

function isField(element: Element | null | undefined): boolean {
  return element?.matches('input, textarea, select') ?? false
}
