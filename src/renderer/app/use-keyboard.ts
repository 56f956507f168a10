import { useEffect } from 'react'
import { listedCommands, type AppCommandId } from './app-commands'
import { call, onEvent } from '../documents/bridge'
import { isMac } from '../ui/platform'
import { showToast } from '../ui/toasts'
import type { AppCommandHandlers } from './app-command-handlers'
import { handOverEscape } from './escape-from-nowhere'
import { messageOf } from './message-of'
import { matchKeys } from './match-keys'

const boundHere = listedCommands.filter(({ keys, boundBy }) => keys !== undefined && !boundBy)

/** What a dialog answers itself, and what means the whole window. */
const overDialogs: ReadonlySet<AppCommandId> = new Set(['copy-brief', 'hide-private'])

/** Listens to the window's keys and to the native menus. */
export function useKeyboard(commands: AppCommandHandlers): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // NOTE: an input method sends its keys here too; 229 is Chromium's way to say so before composition begins.
      if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return
      if (handOverEscape(event)) return
      const command = boundHere.find(({ keys = '' }) => matchKeys(keys, event, isMac))
      if (!command || !mayRun(command.id, command.keys ?? '', event)) return
      // Prevented, since the native menu has the same keys.
      if (isUnderDialog(command.id)) return event.preventDefault()
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

function mayRun(id: AppCommandId, keys: string, event: KeyboardEvent): boolean {
  const target = event.target instanceof HTMLElement ? event.target : undefined
  const isInField = isField(target)
  // A field that is being filled in is no document yet: its own history undoes what was typed in it.
  if (id === 'undo' || id === 'redo') return !isInField
  const isBare = !keys.includes('+') && keys.length === 1
  return !isBare || !(isInField || target?.isContentEditable)
}

/** Something one types in. A radio or a checkbox is an input, too, but has no text and no history of its own. */
function isField(element: Element | null | undefined): boolean {
  return element?.matches('textarea, input:not([type="radio"], [type="checkbox"], [type="range"])') ?? false
}

/** What lies under a dialog is not to be changed or left: what was typed in the dialog would go with it. */
function isUnderDialog(id: AppCommandId): boolean {
  if (overDialogs.has(id)) return false
  const isOpen = document.querySelector('.dialog-backdrop') !== null
  // Its own key closes the palette; over another dialog it would lead away from it.
  return id === 'open-palette' ? isOpen && document.querySelector('.palette') === null : isOpen
}
