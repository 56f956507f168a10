import { TextArea } from '../../ui/TextField'
import { FolderField } from './FolderField'
import type { JoinDraft } from './join-draft'

interface CodeFieldsProps {
  draft: JoinDraft
  onChange: (draft: JoinDraft) => void
  /** What is wrong with the code. */
  codeError: string | undefined
  /** Said where the code leads through a folder: it cannot say which one that is on this device. */
  needsFolder: string | undefined
}

/** The code that another device shows. */
export function CodeFields({ draft, onChange, codeError, needsFolder }: CodeFieldsProps) {
  const { folder } = draft.place
  return (
    <>
      <TextArea
        label="Code"
        description="On a device that syncs already: Settings, Devices and sync, Pair a new device."
        autoFocus
        rows={2}
        voice="interface"
        spellCheck="false"
        autoComplete="off"
        value={draft.code}
        onChange={(code) => onChange({ ...draft, code })}
        error={codeError}
      />
      {needsFolder && (
        <p className="line-message" role="alert">
          {needsFolder}
        </p>
      )}
      {(needsFolder || folder) && (
        <FolderField
          folder={folder}
          onChange={(chosen) => onChange({ ...draft, place: { ...draft.place, folder: chosen } })}
        />
      )}
    </>
  )
}
