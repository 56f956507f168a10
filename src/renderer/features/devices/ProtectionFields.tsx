import { SegmentedChoice } from '../../ui/SegmentedChoice'
import { TextField } from '../../ui/TextField'
import { protectionErrors, type ProtectionDraft } from './protection-draft'

interface ProtectionFieldsProps {
  hasKeychain: boolean
  draft: ProtectionDraft
  onChange: (draft: ProtectionDraft) => void
  /** Whether what is wrong is said already. */
  wasTried: boolean
}

/** What guards the key of this device. */
export function ProtectionFields({ hasKeychain, draft, onChange, wasTried }: ProtectionFieldsProps) {
  const errors = wasTried ? protectionErrors(draft) : {}
  return (
    <>
      <SegmentedChoice
        label="The key of this device is guarded by"
        choices={[
          { id: 'system', label: hasKeychain ? 'The system’s keychain' : 'Nothing' },
          { id: 'passphrase', label: 'A passphrase' },
        ]}
        value={draft.hasPassphrase ? 'passphrase' : 'system'}
        onChange={(choice) => onChange({ ...draft, hasPassphrase: choice === 'passphrase' })}
      />
      {!hasKeychain && (
        <p className="line-message">
          This system has no keychain that protects. Without a passphrase, whoever can read your files on this
          device can read what syncs, and write as you.
        </p>
      )}
      {draft.hasPassphrase ? (
        <>
          <div className="field-row">
            <TextField
              label="Passphrase"
              type="password"
              autoComplete="off"
              value={draft.passphrase}
              onChange={(passphrase) => onChange({ ...draft, passphrase })}
              error={errors.passphrase}
            />
            <TextField
              label="The same again"
              type="password"
              autoComplete="off"
              value={draft.repeated}
              onChange={(repeated) => onChange({ ...draft, repeated })}
              error={errors.repeated}
            />
          </div>
          <p className="quiet-line">
            Leadup asks for it each time it starts. Nobody can find it out for you; the recovery phrase is the
            way back.
          </p>
        </>
      ) : (
        hasKeychain && (
          <p className="quiet-line">Opened when you log in to this device; nothing has to be entered.</p>
        )
      )}
    </>
  )
}
