import './field.css'
import './search-field.css'
import { Search, X } from 'lucide-react'
import type { Ref } from 'react'
import { Button, Input, SearchField as AriaSearchField } from 'react-aria-components'

interface SearchFieldProps {
  label: string
  placeholder: string
  value: string
  onChange: (value: string) => void
  /** Enter. */
  onSubmit?: () => void
  autoFocus?: boolean
  inputRef?: Ref<HTMLInputElement>
}

/** A line that narrows a list while one types. Escape clears it. */
export function SearchField(props: SearchFieldProps) {
  const { label, placeholder, value, onChange, onSubmit, autoFocus, inputRef } = props
  return (
    <AriaSearchField
      className="search-field"
      aria-label={label}
      value={value}
      onChange={onChange}
      {...(onSubmit ? { onSubmit } : {})}
      {...(autoFocus ? { autoFocus } : {})}
    >
      <Search aria-hidden size={16} strokeWidth={1.75} />
      <Input
        className="search-input"
        dir="auto"
        placeholder={placeholder}
        {...(inputRef ? { ref: inputRef } : {})}
      />
      <Button className="search-clear" aria-label="Clear">
        <X aria-hidden size={14} strokeWidth={2} />
      </Button>
    </AriaSearchField>
  )
}
