import type { Mentionable } from '@shared/domain/capture-people'
import type { DocumentRow } from '@shared/documents/document'
import { call, onEvent } from '../documents/bridge'

/**
 * The people a capture can name, kept as they change. Rows are read by hand: the kinds' schemas would make this window
 * several times larger.
 */
export class KnownPeople {
  private readonly names = new Map<string, string>()

  constructor(private readonly onChanged: () => void) {
    onEvent('rows.changed', ({ rows }) => this.take(rows))
    onEvent('workspace.replaced', () => void this.load())
  }

  get all(): Mentionable[] {
    return [...this.names].map(([id, name]) => ({ id, name }))
  }

  async load(): Promise<void> {
    const rows = JSON.parse(await call('rows.list', { kinds: ['person', 'settings'] })) as DocumentRow[]
    this.names.clear()
    this.take(rows)
  }

  private take(rows: readonly DocumentRow[]): void {
    for (const { id, kind, fields } of rows) {
      if (kind === 'settings') showFont(fields['documentFont'])
      if (kind !== 'person') continue
      const { name, trashedAt } = fields
      if (typeof name === 'string' && name !== '' && typeof trashedAt !== 'string') this.names.set(id, name)
      else this.names.delete(id)
    }
    this.onChanged()
  }
}

function showFont(documentFont: unknown): void {
  document.documentElement.dataset['documentFont'] = documentFont === 'sans' ? 'sans' : 'serif'
}
