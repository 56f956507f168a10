import './field.css'
import './overlay.css'
import './select.css'
import { Check, ChevronDown } from 'lucide-react'
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
  Text,
} from 'react-aria-components'

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
      <Popover className="popover">
        <ListBox className="select-list" items={choices}>
          {(choice) => (
            <ListBoxItem className="option" id={choice.id} textValue={choice.label}>
              {({ isSelected }) => (
                <>
                  <span className="option-words">
                    <Text slot="label">{choice.label}</Text>
                    {choice.description && (
                      <Text slot="description" className="option-description">
                        {choice.description}
                      </Text>
                    )}
                  </span>
                  <span className="option-check">{isSelected && <Check aria-hidden size={16} />}</span>
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
