import { SegmentedChoice } from '../../ui/SegmentedChoice'
import type { Settings } from './use-settings'

export function AppearanceSection({ settings: { fields, change } }: { settings: Settings }) {
  return (
    <>
      <SegmentedChoice
        label="Light or dark"
        choices={[
          { id: 'system', label: 'As the system' },
          { id: 'light', label: 'Light' },
          { id: 'dark', label: 'Dark' },
        ]}
        value={fields.appearance}
        onChange={(appearance) => change('Change the appearance', { appearance })}
      />
      <SegmentedChoice
        label="Font of agendas and notes"
        choices={[
          { id: 'serif', label: 'Source Serif' },
          { id: 'sans', label: 'Inter' },
        ]}
        value={fields.documentFont}
        onChange={(documentFont) => change('Change the document font', { documentFont })}
      />
      <p className="document-text settings-sample">
        Onboarding time fell from 11 days to 6. What would you do with that team’s year?
      </p>
    </>
  )
}
