import { z } from 'zod'
import type { FormField } from './form-field'

/**
 * Everything the user makes is a document: fields and, for some kinds, a body. A row is its fields as they are now;
 * fields of a newer version of Leadup are kept in it untouched.
 */
export interface DocumentRow {
  id: string
  kind: string
  fields: Record<string, unknown>
}

/** A row read through its kind's definition: every known field present and valid. */
export interface TypedRow<Fields> {
  id: string
  kind: string
  fields: Fields
}

export const documentRowSchema = z.object({
  id: z.string(),
  kind: z.string(),
  fields: z.record(z.string(), z.unknown()),
})

/** Ids come from this app (UUID), from what was imported (hashes), or are the name of a singleton. */
export const documentIdSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)

type Shape = Record<string, z.ZodType>

/** What one kind of document is: adding a kind is adding one of these and its screen. */
export interface KindDefinition<Kind extends string, S extends Shape> {
  kind: Kind
  /** What the user calls one and many of them. */
  words: { one: string; many: string }
  /** Each field's schema; `.default()` on every one, since other versions may not have written it. */
  shape: S
  /** Whether documents of this kind have a rich-text body. */
  hasBody: boolean
  /**
   * Fields that hold a set of ids. Each member is a register of its own (`memberField`), so that two devices which add
   * different ones lose neither; what an earlier version wrote to the field as a whole counts as members, too.
   */
  sets?: readonly (keyof S & string)[]
  /** Fields that no output meant for others may hold. */
  privateFields: readonly (keyof S & string)[]
  /** Whether a document is private by kind as a whole; only its `privateFields` are where this is not given. */
  isPrivate?: (fields: FieldsOf<S>) => boolean
  /** The line that names one in lists, links and files; empty where it has no words yet. */
  titleOf: (fields: FieldsOf<S>) => string
  /** How it is entered, in the order of the form; empty where a screen of its own draws it. */
  form?: readonly FormField<keyof S & string>[]
  /** What full-text search finds it by, besides its body. */
  searchText: (fields: FieldsOf<S>) => string
}

export type FieldsOf<S extends Shape> = { [Name in keyof S]: z.output<S[Name]> }

export interface Kind<Name extends string, S extends Shape> extends Omit<
  KindDefinition<Name, S>,
  'searchText' | 'isPrivate' | 'titleOf' | 'form' | 'sets'
> {
  /**
   * The fields of a row as this version understands them. A value that is missing or does not fit (another version's
   * data) reads as the field's default; the row itself keeps what was there.
   */
  read: (raw: Record<string, unknown>) => FieldsOf<S>
  /** The row with its fields read. */
  readRow: (row: DocumentRow) => TypedRow<FieldsOf<S>>
  /** What search finds the row by, besides its body. */
  searchTextOf: (raw: Record<string, unknown>) => string
  /** The line that names the row; empty where it has no words yet. */
  titleOf: (raw: Record<string, unknown>) => string
  /** Whether the whole row is private by kind. */
  isPrivate: (raw: Record<string, unknown>) => boolean
  form: readonly FormField<keyof S & string>[]
}

export function defineKind<Name extends string, S extends Shape>(
  definition: KindDefinition<Name, S>,
): Kind<Name, S> {
  const { shape, sets = [] } = definition
  const read = (raw: Record<string, unknown>) =>
    readFields(shape, sets.length === 0 ? raw : withMembers(shape, sets, raw))
  const readAsked = readerOfAsked(shape)
  return {
    ...definition,
    read,
    readRow: (row) => ({ id: row.id, kind: row.kind, fields: read(row.fields) }),
    searchTextOf: (raw) => definition.searchText(readAsked(raw)),
    titleOf: (raw) => definition.titleOf(readAsked(raw)).trim(),
    isPrivate: (raw) => definition.isPrivate?.(readAsked(raw)) ?? false,
    form: definition.form ?? [],
  }
}

/** The register that says whether an id is in a set: `true` where it is. */
export function memberField(set: string, id: string): string {
  return `${set}/${id}`
}

/**
 * The fields with each set as the list of its members; what a member's register says comes before the list. A member
 * that does not fit is left out, and costs the others nothing.
 */
function withMembers(
  shape: Shape,
  sets: readonly string[],
  raw: Record<string, unknown>,
): Record<string, unknown> {
  let read = raw
  for (const set of sets) {
    const prefix = memberField(set, '')
    const names = Object.keys(raw).filter((name) => name.startsWith(prefix))
    if (names.length === 0) continue
    const listed: unknown = raw[set]
    const members = new Set<unknown>(Array.isArray(listed) ? listed : [])
    for (const name of names) {
      if (raw[name] === true) members.add(name.slice(prefix.length))
      else if (raw[name] === false) members.delete(name.slice(prefix.length))
    }
    read = { ...read, [set]: [...members].filter((member) => shape[set]?.safeParse([member]).success) }
  }
  return read
}

function readFields<S extends Shape>(shape: S, raw: Record<string, unknown>): FieldsOf<S> {
  const fields: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(shape)) fields[name] = readField(schema, raw[name])
  return fields as FieldsOf<S>
}

/** Fields of which each is read when it is asked for: of a dozen a title takes one, and each commit asks. */
function readerOfAsked<S extends Shape>(shape: S): (raw: Record<string, unknown>) => FieldsOf<S> {
  class AskedFields {
    constructor(readonly raw: Record<string, unknown>) {}
  }
  for (const [name, schema] of Object.entries(shape)) {
    Object.defineProperty(AskedFields.prototype, name, {
      get(this: AskedFields) {
        return readField(schema, this.raw[name])
      },
    })
  }
  return (raw) => new AskedFields(raw) as unknown as FieldsOf<S>
}

function readField(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value)
  return parsed.success ? parsed.data : schema.parse(undefined)
}
