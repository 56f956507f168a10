import './field.css'
import './select.css'
import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Button,
  ComboBox as AriaComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Text,
} from 'react-aria-components'
import { ListPopover } from './ListPopover'

export interface ComboChoice {
  id: string
  label: string
  description?: string
  lead?: ReactNode
}

interface ComboBoxProps {
  label: string
  placeholder?: string
  /** Already narrowed by what is typed. */
  choices: readonly ComboChoice[]
  typed: string
  onType: (typed: string) => void
  onChoose: (id: string) => void
  description?: ReactNode
  error?: string | undefined
  autoFocus?: boolean
}

/** A line that completes from a list and takes what is not on it, too. */
export function ComboBox(props: ComboBoxProps) {
  const { label, placeholder, choices, typed, onType, onChoose, description, error, autoFocus } = props
  return (
    <AriaComboBox
      className="field"
      allowsCustomValue
      menuTrigger="focus"
      items={choices}
      // The caller narrows the list, by more than the label.
      defaultFilter={() => true}
      inputValue={typed}
      onInputChange={onType}
      value={null}
      onChange={(key) => {
        if (key !== null) onChoose(String(key))
      }}
      isInvalid={error !== undefined}
      {...(autoFocus ? { autoFocus } : {})}
    >
      <Label className="field-label">{label}</Label>
      <div className="combo">
        <Input
          className="input"
          dir="auto"
          maxLength={200}
          {...(placeholder === undefined ? {} : { placeholder })}
        />
        <Button className="combo-button" aria-label="Show all">
          <ChevronDown aria-hidden size={16} strokeWidth={1.75} />
        </Button>
      </div>
      {description && !error && (
        <Text slot="description" className="field-description">
          {description}
        </Text>
      )}
      {error && (
        <Text slot="errorMessage" className="field-error">
          {error}
        </Text>
      )}
      <ListPopover label={label}>
        <ListBox<ComboChoice> className="select-list">
          {(choice) => (
            <ListBoxItem className="option" id={choice.id} textValue={choice.label}>
              {choice.lead}
              <Text slot="label" className="option-words">
                <span>{choice.label}</span>
                {choice.description && <span className="option-description">{choice.description}</span>}
              </Text>
            </ListBoxItem>
          )}
        </ListBox>
      </ListPopover>
    </AriaComboBox>
  )
}
