import './field.css'
import './select.css'
import { Check, ChevronDown } from 'lucide-react'
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Select as AriaSelect,
  SelectValue,
  Text,
} from 'react-aria-components'
import { ListPopover } from './ListPopover'

export interface Choice<Id extends string> {
  id: Id
  label: string
  description?: string
}

interface SelectProps<Id extends string> {
  label: string
  hideLabel?: boolean
  choices: readonly Choice<Id>[]
  value: Id | null
  onChange: (id: Id) => void
  placeholder?: string
  autoFocus?: boolean
  isDisabled?: boolean
}

/** One of a list that is too long to lie open. Typing the first letters chooses. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const { label, hideLabel, choices, value, onChange, placeholder, autoFocus, isDisabled } = props
  return (
    <AriaSelect
      className="field"
      value={value}
      onChange={(key) => {
        const chosen = choices.find(({ id }) => id === key)
        if (chosen) onChange(chosen.id)
      }}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(autoFocus ? { autoFocus } : {})}
      {...(isDisabled ? { isDisabled } : {})}
      {...(hideLabel ? { 'data-hide-label': true } : {})}
    >
      <Label className="field-label">{label}</Label>
      <Button className="input select-button">
        <SelectValue className="select-value">
          {({ selectedText, defaultChildren, isPlaceholder }) =>
            isPlaceholder ? defaultChildren : selectedText
          }
        </SelectValue>
        <ChevronDown aria-hidden size={16} strokeWidth={1.75} />
      </Button>
      <ListPopover label={label}>
        <ListBox className="select-list" items={choices}>
          {(choice) => (
            <ListBoxItem className="option" id={choice.id} textValue={choice.label}>
              {({ isSelected }) => (
                <>
                  {/* One label for both: what is seen is what is read out. */}
                  <Text slot="label" className="option-words">
                    <span>{choice.label}</span>
                    {choice.description && <span className="option-description">{choice.description}</span>}
                  </Text>
                  <span className="option-check">{isSelected && <Check aria-hidden size={16} />}</span>
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </ListPopover>
    </AriaSelect>
  )
}
