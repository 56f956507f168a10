import type { GivenFile } from './attachment-host'

/** The files in what was dropped or pasted. */
export function givenFiles({ items, files }: DataTransfer): GivenFile[] {
  const entries = [...items].filter(({ kind }) => kind === 'file')
  // NOTE: read at once; after the event the list is empty.
  return [...files].map((file, index) => ({
    from: 'page',
    name: file.name,
    file,
    isFolder: entries[index]?.webkitGetAsEntry?.()?.isDirectory === true,
  }))
}

/**
 * The files of a clipboard that stands for files. Word and Excel put a picture of the text they copied beside the text:
 * then the text is meant.
 */
export function filesToPaste(clipboard: DataTransfer): GivenFile[] {
  // Looked at only where there are files: most pastes are text, and may be long.
  if (clipboard.files.length === 0 || hasWords(clipboard.getData('text/html'))) return []
  return givenFiles(clipboard)
}

function hasWords(html: string): boolean {
  if (html === '') return false
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  for (const element of body.querySelectorAll('style, script, title')) element.remove()
  return body.textContent.trim() !== ''
}
