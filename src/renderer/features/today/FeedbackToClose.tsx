import { useMemo } from 'react'
import { feedbackToClose } from '@shared/domain/today/feedback-to-close'
import { useRoutes } from '../../app/route'
import { useRows } from '../../documents/use-rows'
import { Button } from '../../ui/Button'
import { Row, RowList } from '../../ui/Row'
import { SectionHeading } from '../../ui/SectionHeading'

/** The rest is one step away. */
const shownFeedback = 3

/** Feedback whose change was not shown yet. Private: it is what was heard about oneself. */
export function FeedbackToClose() {
  const routes = useRoutes()
  const notes = useRows('note')
  const people = useRows('person')
  const open = useMemo(() => feedbackToClose(notes ?? []), [notes])
  if (open.length === 0) return null
  const show = (id?: string) =>
    routes.go({ screen: 'follow-through', section: 'feedback', ...(id === undefined ? {} : { id }) })
  return (
    <section data-private>
      <SectionHeading
        id="feedback-to-close"
        aside={
          open.length > shownFeedback && (
            <Button variant="quiet" onPress={() => show()}>
              All {open.length}
            </Button>
          )
        }
      >
        Feedback to close
      </SectionHeading>
      <RowList labelledBy="feedback-to-close">
        {open.slice(0, shownFeedback).map(({ id, fields }) => (
          <Row
            key={id}
            title={
              <button type="button" className="today-words" dir="auto" onClick={() => show(id)}>
                {fields.text}
              </button>
            }
            detail={people?.find((person) => person.id === fields.personId)?.fields.name ?? ''}
            end={
              fields.willDo === '' ? 'What will you do?' : fields.changed === '' ? 'Under way' : 'To be shown'
            }
          />
        ))}
      </RowList>
    </section>
  )
}
