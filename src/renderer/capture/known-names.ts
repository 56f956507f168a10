import type { KnownCompetitor } from '@shared/domain/capture/capture-context'
import type { Mentionable } from '@shared/domain/capture/people-in-text'
import type { DocumentRow } from '@shared/documents/document'
import { call, onEvent } from '../documents/bridge'

/**
 * Whom and what a capture can name, kept as they change; the lists stay the same until then. Rows are read by hand: the
 * kinds' schemas would make this window several times larger.
 */
export class KnownNames {
  people: readonly Mentionable[] = []
  competitors: readonly KnownCompetitor[] = []
  private readonly peopleById = new Map<string, Mentionable>()
  private readonly competitorsById = new Map<string, KnownCompetitor>()

  constructor(private readonly onChanged: () => void) {
    onEvent('rows.changed', ({ rows }) => this.take(rows))
    onEvent('workspace.replaced', () => void this.load())
  }

  async load(): Promise<void> {
    const kinds = ['person', 'competitor', 'settings']
    const rows = JSON.parse(await call('rows.list', { kinds })) as DocumentRow[]
    this.peopleById.clear()
    this.competitorsById.clear()
    this.take(rows)
  }

  nameOf(personId: string): string {
    return this.peopleById.get(personId)?.name ?? ''
  }

  private take(rows: readonly DocumentRow[]): void {
    let hasChanged = false
    for (const { id, kind, fields } of rows) {
      if (kind === 'settings') showFont(fields['documentFont'])
      if (kind !== 'person' && kind !== 'competitor') continue
      hasChanged = true
      const { name, aliases, trashedAt } = fields
      const isThere = typeof name === 'string' && name !== '' && typeof trashedAt !== 'string'
      if (kind === 'person') put(this.peopleById, id, isThere && { id, name })
      else put(this.competitorsById, id, isThere && { name, aliases: stringsOf(aliases) })
    }
    if (!hasChanged) return
    this.people = [...this.peopleById.values()]
    this.competitors = [...this.competitorsById.values()]
    this.onChanged()
  }
}

function put<Value>(map: Map<string, Value>, id: string, value: Value | false): void {
  if (value === false) map.delete(id)
  else map.set(id, value)
}

function stringsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : []
}

function showFont(documentFont: unknown): void {
  document.documentElement.dataset['documentFont'] = documentFont === 'sans' ? 'sans' : 'serif'
}
