import { useState } from 'react'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/TextField'

interface AddressFormProps {
  /** What was typed before and did not work. */
  typed: string
  onAddress: (address: string) => void
}

/** The other way: the address of a calendar, which is then kept up with. */
export function AddressForm({ typed, onAddress }: AddressFormProps) {
  const [address, setAddress] = useState(typed)
  return (
    <form
      className="import-by-address"
      onSubmit={(event) => {
        event.preventDefault()
        if (address.trim() !== '') onAddress(address.trim())
      }}
    >
      <TextField
        label="Or keep up with its web address"
        placeholder="https://… or webcal://…"
        description="The private or published ICS address of your calendar. The calendar is fetched from this device twice an hour, and the address stays on it."
        value={address}
        onChange={setAddress}
        maxLength={4000}
        spellCheck="false"
        autoFocus={typed !== ''}
      />
      <Button type="submit">Look</Button>
    </form>
  )
}
