import { useWindowSession } from '../../app/window-session'
import { Checkbox } from '../../ui/Checkbox'
import { Select } from '../../ui/Select'
import { languageChoices, languageName } from './languages'
import { RemovableList } from './RemovableList'
import type { Settings } from './use-settings'

/** What the list of languages shows while nothing is chosen in it. */
const choose = 'Add a language'

export function EditorSection({ settings: { fields, change } }: { settings: Settings }) {
  const { info } = useWindowSession()
  const { spellCheck, spellCheckLanguages: languages } = fields
  // macOS brings its own dictionaries and chooses among them itself.
  const choosesLanguages = spellCheck && info.platform !== 'darwin'
  return (
    <>
      <Checkbox
        isSelected={spellCheck}
        onChange={(isOn) =>
          change(isOn ? 'Turn spelling on' : 'Turn spelling off', {
            spellCheck: isOn,
            ...(isOn && languages.length === 0 ? { spellCheckLanguages: [ownLanguage()] } : {}),
          })
        }
      >
        Check spelling while writing
      </Checkbox>
      <p className="quiet-line">
        {info.platform === 'darwin'
          ? 'Spelling is checked by macOS, with its own dictionaries. Nothing you write leaves this device.'
          : 'While this is off, nothing is fetched. Turned on, the dictionaries of the languages below are downloaded once; what you write is checked on this device and never sent.'}
      </p>
      {choosesLanguages && (
        <>
          <RemovableList
            label="Languages"
            entries={languages.map((id) => ({ id, label: languageName(id) }))}
            empty="No language is chosen, so nothing is checked."
            onRemove={(id) =>
              change(
                'Remove a language',
                { spellCheckLanguages: languages.filter((known) => known !== id) },
                `${languageName(id)} is taken out.`,
              )
            }
          />
          <Select
            label={choose}
            hideLabel
            placeholder={choose}
            choices={languageChoices().filter(({ id }) => !languages.includes(id))}
            value={null}
            onChange={(id) => change('Add a language', { spellCheckLanguages: [...languages, id] })}
          />
        </>
      )}
    </>
  )
}

function ownLanguage(): string {
  const known = languageChoices().map(({ id }) => id)
  const wanted = navigator.language
  return known.find((id) => id === wanted) ?? known.find((id) => id === wanted.split('-')[0]) ?? 'en-US'
}
