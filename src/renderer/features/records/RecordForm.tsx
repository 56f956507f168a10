import '../../ui/form.css'
import type { FormField } from '@shared/documents/form-field'
import { allKinds, type KindName } from '@shared/documents/kinds/all-kinds'
import type { DocumentWrite } from '../../app/record-edits'
import { useRecordEdits } from '../../app/window-session'
import type { RowOf } from '../../documents/row-store'
import { FieldControl } from './FieldControl'

interface RecordFormProps<Name extends KindName> {
  kind: Name
  row: RowOf<Name>
  /** Another form than the kind's own, for one sort of its records. */
  form?: readonly FormField[]
  /** Only these of the form's fields, in its order; all where it is not given. */
  only?: readonly string[]
  /** The writes that a change takes, where there is more to it than its field. */
  writesOf?: (changes: Record<string, unknown>) => DocumentWrite[]
}

/** The fields of a record as its kind describes them. Each saves by itself, and is one step of the history. */
export function RecordForm<Name extends KindName>({
  kind,
  row,
  form = allKinds[kind].form,
  only,
  writesOf,
}: RecordFormProps<Name>) {
  const edits = useRecordEdits()
  const { privateFields } = allKinds[kind]
  const isPrivate = (field: string) => privateFields.some((name) => name === field)
  const shown = (form as readonly FormField[]).filter(({ field }) => only?.includes(field) ?? true)
  const values = row.fields as Record<string, unknown>
  return (
    <div className="form">
      {shown.map((field) => (
        <div key={field.field} {...(isPrivate(field.field) ? { 'data-private': true } : {})}>
          <FieldControl
            field={field}
            value={values[field.field]}
            onSave={(value) => {
              const changes = { [field.field]: value }
              void edits.write(
                `Change “${field.label}”`,
                writesOf?.(changes) ?? [{ id: row.id, fields: changes }],
              )
            }}
          />
        </div>
      ))}
    </div>
  )
}
