import './field.css'
import type { ReactNode, Ref } from 'react'
import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components'

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  label: string
  /** The label is read out and not shown, where the place says it already. */
  hideLabel?: boolean
  description?: ReactNode
  /** What is wrong and what to do; shown instead of nothing when given. */
  error?: string | undefined
  placeholder?: string
  /** Words of the user stand in the document font, the app's own kind of answers in the interface font. */
  voice?: 'document' | 'interface'
}

interface OneLine {
  inputRef?: Ref<HTMLInputElement> | undefined
  /** The button at its end, which does what Enter does. */
  button?: ReactNode
}

/** One line of text. */
export function TextField({ inputRef, button, ...props }: TextFieldProps & OneLine) {
  const { placeholder, voice = 'interface' } = props
  const input = (
    <Input
      className="input"
      dir="auto"
      data-voice={voice}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(inputRef ? { ref: inputRef } : {})}
    />
  )
  return (
    <Field {...props}>
      {button ? (
        <div className="field-line">
          {input}
          {button}
        </div>
      ) : (
        input
      )}
    </Field>
  )
}

/** Several lines of text; grows with them. */
export function TextArea({
  inputRef,
  rows = 3,
  ...props
}: TextFieldProps & { inputRef?: Ref<HTMLTextAreaElement> | undefined; rows?: number }) {
  const { placeholder, voice = 'document' } = props
  return (
    <Field {...props}>
      <AriaTextArea
        className="input"
        dir="auto"
        rows={rows}
        data-voice={voice}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(inputRef ? { ref: inputRef } : {})}
      />
    </Field>
  )
}

function Field(props: TextFieldProps & { children: ReactNode }) {
  const { label, hideLabel, description, error, children, placeholder: _p, voice: _v, ...rest } = props
  return (
    <AriaTextField
      {...rest}
      className="field"
      // What is wrong is said here. The browser's own way would hold the form back until it is said no more, and what
      // the main process refused is told only by sending it again.
      validationBehavior="aria"
      isInvalid={error !== undefined}
      {...(hideLabel ? { 'data-hide-label': true } : {})}
    >
      <Label className="field-label">{label}</Label>
      {children}
      {description && !error && (
        <Text slot="description" className="field-description">
          {description}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </AriaTextField>
  )
}
