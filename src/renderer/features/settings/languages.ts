import type { Choice } from '../../ui/Select'

/** The dictionaries Chromium has, by the names it knows them under. */
const dictionaries = (
  'af bg ca cs cy da de el en-AU en-CA en-GB en-US es es-AR es-ES es-MX es-US et fa fo fr he hi hr hu hy id it ko lt ' +
  'lv nb nl pl pt-BR pt-PT ro ru sh sk sl sq sr sv ta tg tr uk vi'
).split(' ')

const names = new Intl.DisplayNames('en', { type: 'language' })

export function languageName(id: string): string {
  try {
    return names.of(id) ?? id
  } catch {
    // Another version's name for a language: shown as it is.
    return id
  }
}

/** Languages whose spelling can be checked, by name. */
export function languageChoices(): Choice<string>[] {
  return dictionaries
    .map((id) => ({ id, label: languageName(id) }))
    .sort((one, other) => one.label.localeCompare(other.label))
}
