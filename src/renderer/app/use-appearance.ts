import { useEffect } from 'react'
import { settingsId } from '@shared/documents/kinds/settings'
import { useRow } from '../documents/use-rows'

/** Light, dark or as the system is, and the font of documents, as the user chose. */
export function useAppearance(): void {
  const settings = useRow('settings', settingsId)
  const appearance = settings?.fields.appearance ?? 'system'
  const documentFont = settings?.fields.documentFont ?? 'serif'
  useEffect(() => {
    const root = document.documentElement
    if (appearance === 'system') delete root.dataset['appearance']
    else root.dataset['appearance'] = appearance
    root.dataset['documentFont'] = documentFont
  }, [appearance, documentFont])
}
