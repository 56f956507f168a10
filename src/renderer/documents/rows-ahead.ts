import type { TypedRow } from '@shared/documents/document'

type Row = TypedRow<Record<string, unknown>>

interface EditAhead {
  commandId: string
  fields: Record<string, unknown>
}

/**
 * Edits of rows that are shown before the disk has them. A row is the vault's with these laid over it, the latest on
 * top, until it was heard of each whether it was saved or refused. The vault tells of a row before that, and what lies
 * over it is never judged by the values that came: of A, B and A again no event says which of them it tells.
 */
export class RowsAhead {
  private readonly rows = new Map<string, { base: Row; edits: EditAhead[] }>()

  /** @param readRow reads a row by its kind: a write to one member of a set changes the list that the field reads as. */
  constructor(private readonly readRow: (row: Row) => Row) {}

  /** Lays an edit over a row, and returns what is shown now. */
  lay(commandId: string, shown: Row, fields: Record<string, unknown>): Row {
    const { base, edits } = this.rows.get(shown.id) ?? { base: shown, edits: [] }
    return this.keep(base, [...edits, { commandId, fields }])
  }

  /** What is shown of a row the vault sent. */
  arrive(row: Row): Row {
    return this.keep(row, this.rows.get(row.id)?.edits ?? [])
  }

  /** An edit was saved, and the row that holds it is here; or it was refused: the rows as they are shown now. */
  settle(commandId: string): Row[] {
    return [...this.rows.values()].flatMap(({ base, edits }) => {
      const others = edits.filter((each) => each.commandId !== commandId)
      return others.length === edits.length ? [] : [this.keep(base, others)]
    })
  }

  private keep(base: Row, edits: EditAhead[]): Row {
    if (edits.length === 0) this.rows.delete(base.id)
    else this.rows.set(base.id, { base, edits })
    if (edits.length === 0) return base
    const fields = Object.assign({}, base.fields, ...edits.map((edit) => edit.fields)) as Row['fields']
    return this.readRow({ ...base, fields })
  }
}

/** Values of fields are JSON. */
export function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}
