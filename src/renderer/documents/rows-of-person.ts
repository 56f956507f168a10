interface RowOfPerson {
  fields: { personId: string | null }
}

type ByPerson<Row extends RowOfPerson> = ReadonlyMap<string, readonly Row[]>

/** Arrays of rows are the same until something in them changed, so each is divided once. */
const divided = new WeakMap<readonly RowOfPerson[], ByPerson<RowOfPerson>>()

/** Those that belong to a person. The same array until any of the rows changed. */
export function rowsOfPerson<Row extends RowOfPerson>(
  rows: readonly Row[],
  personId: string,
): readonly Row[] {
  // What was divided of these rows are these rows.
  const known = divided.get(rows) as ByPerson<Row> | undefined
  const byPerson = known ?? divide(rows)
  if (!known) divided.set(rows, byPerson)
  return byPerson.get(personId) ?? []
}

function divide<Row extends RowOfPerson>(rows: readonly Row[]): ByPerson<Row> {
  const byPerson = new Map<string, Row[]>()
  for (const row of rows) {
    const { personId } = row.fields
    if (personId === null) continue
    const theirs = byPerson.get(personId)
    if (theirs) theirs.push(row)
    else byPerson.set(personId, [row])
  }
  return byPerson
}
