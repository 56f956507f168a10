import { useWindowSession } from '../../app/window-session'
import { useFieldDraft, type FieldDraft } from '../../documents/use-field-draft'
import { TextArea, TextField, type TextFieldProps } from '../../ui/TextField'

interface SavedFieldProps extends Pick<
  TextFieldProps,
  'label' | 'hideLabel' | 'description' | 'placeholder' | 'voice' | 'type' | 'maxLength'
> {
  /** The value as it is saved. */
  value: string
  onSave: (value: string) => void
  rows?: number
}

/** A line that saves by itself while one types and when it is left. */
export function SavedField({ value, onSave, rows: _rows, ...rest }: SavedFieldProps) {
  const draft = useFieldDraft(value, onSave, useWindowSession().pending)
  return <TextField {...rest} {...propsOf(draft)} />
}

/** Several lines that save by themselves. */
export function SavedArea({ value, onSave, rows, ...rest }: SavedFieldProps) {
  const draft = useFieldDraft(value, onSave, useWindowSession().pending)
  return <TextArea {...rest} {...propsOf(draft)} {...(rows === undefined ? {} : { rows })} />
}

function propsOf({ text, change, leave, compose }: FieldDraft) {
  return {
    value: text,
    onChange: change,
    onBlur: leave,
    onCompositionStart: () => compose(true),
    onCompositionEnd: () => compose(false),
  }
}
