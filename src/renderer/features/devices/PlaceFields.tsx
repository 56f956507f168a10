import { useState } from 'react'
import { SegmentedChoice } from '../../ui/SegmentedChoice'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/TextField'
import { FolderField } from './FolderField'
import { isOnThisComputer, type PlaceDraft } from './place-draft'

interface PlaceFieldsProps {
  draft: PlaceDraft
  onChange: (draft: PlaceDraft) => void
  /** What is wrong with the address. */
  addressError?: string | undefined
  /** Where the workspace may be new to the relay; `error`: it wants an invite, or another one. */
  invite?: { error: string | undefined }
  /** It is a relay that is changed, and cannot become a folder. */
  isRelay?: boolean
  autoFocus?: boolean
}

/** Where the devices meet: a relay by its address, or a folder. */
export function PlaceFields({ draft, onChange, addressError, invite, isRelay, autoFocus }: PlaceFieldsProps) {
  const [hasInvite, setHasInvite] = useState(false)
  return (
    <>
      {!isRelay && (
        <SegmentedChoice
          label="Your devices meet through"
          choices={[
            { id: 'relay', label: 'A relay' },
            { id: 'folder', label: 'A folder' },
          ]}
          value={draft.kind}
          onChange={(kind) => onChange({ ...draft, kind })}
        />
      )}
      {draft.kind === 'folder' ? (
        <FolderField folder={draft.folder} onChange={(folder) => onChange({ ...draft, folder })} />
      ) : (
        <>
          <TextField
            label="Address of the relay"
            placeholder="sync.example.org"
            description="A small server that you or somebody you know runs. It passes on what it cannot read."
            spellCheck="false"
            autoComplete="off"
            {...(autoFocus ? { autoFocus } : {})}
            value={draft.address}
            onChange={(address) => onChange({ ...draft, address })}
            error={addressError}
          />
          {isOnThisComputer(draft.address) && (
            <p className="line-message">Only apps on this computer can reach this relay.</p>
          )}
          {invite && (hasInvite || invite.error !== undefined) && (
            <TextField
              label="Invite"
              autoFocus
              autoComplete="off"
              spellCheck="false"
              value={draft.invite}
              onChange={(typed) => onChange({ ...draft, invite: typed })}
              error={invite.error}
            />
          )}
          {invite && !hasInvite && invite.error === undefined && (
            <div className="list-more">
              <Button variant="quiet" onPress={() => setHasInvite(true)}>
                I was given an invite
              </Button>
            </div>
          )}
        </>
      )}
    </>
  )
}
