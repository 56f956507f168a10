import { Menu, type BrowserWindow, type ContextMenuParams, type MenuItemConstructorOptions } from 'electron'

/** Gives a window the system's context menu: spelling, and the clipboard, where they apply. */
export function addContextMenu(window: BrowserWindow): void {
  const { webContents } = window
  webContents.on('context-menu', (_event, params) => {
    const template = contextMenuTemplate(params, {
      replace: (word) => webContents.replaceMisspelling(word),
      learn: (word) => webContents.session.addWordToSpellCheckerDictionary(word),
    })
    if (template.length > 0) Menu.buildFromTemplate(template).popup({ window })
  })
}

function contextMenuTemplate(
  params: ContextMenuParams,
  spelling: { replace: (word: string) => void; learn: (word: string) => void },
): MenuItemConstructorOptions[] {
  const { isEditable, misspelledWord, dictionarySuggestions, editFlags, selectionText } = params
  if (!isEditable) return selectionText.trim() === '' ? [] : [{ role: 'copy' }]
  const suggestions: MenuItemConstructorOptions[] = dictionarySuggestions.map((word) => ({
    label: word,
    click: () => spelling.replace(word),
  }))
  const words: MenuItemConstructorOptions[] =
    misspelledWord === ''
      ? []
      : [
          ...(suggestions.length > 0 ? suggestions : [{ label: 'No suggestions', enabled: false }]),
          { type: 'separator' },
          { label: 'Add to dictionary', click: () => spelling.learn(misspelledWord) },
          { type: 'separator' },
        ]
  return [
    ...words,
    { role: 'cut', enabled: editFlags.canCut },
    { role: 'copy', enabled: editFlags.canCopy },
    { role: 'paste', enabled: editFlags.canPaste },
    { role: 'pasteAndMatchStyle', label: 'Paste without formatting', enabled: editFlags.canPaste },
    { type: 'separator' },
    { role: 'selectAll', enabled: editFlags.canSelectAll },
  ]
}
