import { useState } from 'react'
import type { Person } from '@shared/documents/kinds/person'
import { pointsOf, type Letter } from '@shared/domain/sending/letter'
import { onDemand } from '../../app/on-demand'
import { useRoutes } from '../../app/route'
import { Avatar } from '../../ui/Avatar'
import { Button } from '../../ui/Button'
import { Row, RowList } from '../../ui/Row'
import { SectionHeading } from '../../ui/SectionHeading'
import { useSkipUpdate } from './use-skip-update'
import { sinceInWords } from './use-update-draft'
import { useUpdatesDue } from './use-updates-due'

/** Its script comes when it is first wanted: Today does not need it. */
export const Update = onDemand(async () => (await import('./UpdateDialog')).UpdateDialog)

/** More would be a list of duties. */
const shownUpdates = 2

/** Who should hear something before the next 1:1. */
export function UpdatesDue() {
  const routes = useRoutes()
  const due = useUpdatesDue()
  const skip = useSkipUpdate()
  const [person, setPerson] = useState<Person>()
  return (
    <>
      {due.length > 0 && (
        <section>
          <SectionHeading id="updates-due">Updates between 1:1s</SectionHeading>
          <RowList labelledBy="updates-due">
            {due.slice(0, shownUpdates).map((each) => (
              <Row
                key={each.person.id}
                lead={<Avatar id={each.person.id} name={each.person.fields.name} />}
                title={
                  <button
                    type="button"
                    className="today-words"
                    dir="auto"
                    onClick={() => routes.go({ screen: 'person', id: each.person.id })}
                  >
                    {each.person.fields.name}
                  </button>
                }
                detail={newsInWords(each.draft, each.sinceMs)}
                end={
                  <>
                    <Button
                      aria-label={`Draft the update for ${each.person.fields.name}`}
                      onPress={() => setPerson(each.person)}
                    >
                      Draft
                    </Button>
                    <Button
                      variant="quiet"
                      aria-label={`Skip the update for ${each.person.fields.name}`}
                      onPress={() => skip(each.person)}
                    >
                      Skip
                    </Button>
                  </>
                }
              />
            ))}
          </RowList>
        </section>
      )}
      {person && <Update person={person} onClose={() => setPerson(undefined)} />}
    </>
  )
}

/** "bad news, 2 done since Tuesday": how much there is, and none of its words. */
export function newsInWords({ parts }: Letter, sinceMs: number | undefined): string {
  const count = (id: string) => pointsOf(parts.find((part) => part.id === id)?.text ?? '').length
  const news = [
    count('bad-news') > 0 && 'bad news',
    count('done') > 0 && `${count('done')} done`,
    count('decided') > 0 && `${count('decided')} decided`,
  ].filter(Boolean)
  return `${news.join(', ')} ${sinceInWords(sinceMs)}`
}
