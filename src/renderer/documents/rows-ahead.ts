import type { TypedRow } from '@shared/documents/document'

type Row = TypedRow<Record<string, unknown>>

interface EditAhead {
  commandId: string
  fields: Record<string, unknown>
  /** The vault has it; the row that says so is on its way. */
  isSaved: boolean
}

/**
 * Edits of rows that are shown before the disk has them. A row is the vault's with these laid over it, the latest on
 * top, until the vault's row holds them; what was refused is taken off again.
 */
export class RowsAhead {
  private readonly rows = new Map<string, { base: Row; edits: EditAhead[] }>()

  /** Lays an edit over a row, and returns what is shown now. */
  lay(commandId: string, shown: Row, fields: Record<string, unknown>): Row {
    const known = this.rows.get(shown.id) ?? { base: shown, edits: [] }
    known.edits.push({ commandId, fields, isSaved: false })
    this.rows.set(shown.id, known)
    return overlaid(known.base, known.edits)
  }

  /** What is shown of a row the vault sent. */
  arrive(row: Row): Row {
    const known = this.rows.get(row.id)
    if (!known) return row
    // Edits are carried out in their order: what stood before one that is here is here as well, or was replaced.
    const here = known.edits.findIndex(({ fields }) => holds(row, fields))
    const edits = known.edits.slice(here + 1).filter(({ isSaved }) => !isSaved)
    return this.keep(row, edits)
  }

  /** An edit was saved, or refused: the rows that are shown differently now. */
  settle(commandId: string, outcome: 'saved' | 'refused'): Row[] {
    return [...this.rows.values()].flatMap(({ base, edits }) => {
      const edit = edits.find((each) => each.commandId === commandId)
      if (!edit) return []
      if (outcome === 'saved' && !holds(base, edit.fields)) {
        edit.isSaved = true
        return []
      }
      return [
        this.keep(
          base,
          edits.filter((each) => each !== edit),
        ),
      ]
    })
  }

  private keep(base: Row, edits: EditAhead[]): Row {
    if (edits.length === 0) this.rows.delete(base.id)
    else this.rows.set(base.id, { base, edits })
    return overlaid(base, edits)
  }
}

function overlaid(base: Row, edits: readonly EditAhead[]): Row {
  if (edits.length === 0) return base
  return { ...base, fields: Object.assign({}, base.fields, ...edits.map(({ fields }) => fields)) }
}

/** Whether the row has these values already. */
function holds({ fields }: Row, wanted: Record<string, unknown>): boolean {
  return Object.entries(wanted).every(([name, value]) => isSame(fields[name], value))
}

/** Values of fields are JSON. */
export function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}
