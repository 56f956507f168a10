import './signals.css'
import '../../ui/form.css'
import { ChevronLeft } from 'lucide-react'
import { businessPageId, businessPageKind } from '@shared/documents/kinds/business-page'
import { useRoutes } from '../../app/route'
import { useRow, useRows } from '../../documents/use-rows'
import { BodyEditor } from '../../editor/BodyEditor'
import { Button } from '../../ui/Button'
import { Screen } from '../../ui/Screen'
import { SectionHeading } from '../../ui/SectionHeading'
import { Skeleton } from '../../ui/Skeleton'
import { Backlinks } from '../links/Backlinks'
import { RecordForm } from '../records/RecordForm'

const blank = businessPageKind.readRow({ id: businessPageId, kind: businessPageKind.kind, fields: {} })

/** "How we make money": four questions and whatever else belongs there. The first answer makes the page. */
export function BusinessPageScreen() {
  const routes = useRoutes()
  const isLoaded = useRows('business-page') !== undefined
  const page = useRow('business-page', businessPageId)
  const isThere = page !== undefined && page.fields.trashedAt === null
  return (
    <Screen
      label="How we make money"
      lead={
        <Button variant="quiet" icon={ChevronLeft} onPress={() => routes.go({ screen: 'signals' })}>
          Signals
        </Button>
      }
    >
      <div className="list-page">
        <h1 className="page-title">How we make money</h1>
        {!isLoaded ? (
          <Skeleton rows={4} />
        ) : (
          <>
            <p className="quiet-line">
              What customers buy and why, in your own words; it is saved as you write. Nobody has to know all
              of it: what you cannot answer is a good question for your next 1:1.
            </p>
            <RecordForm
              kind="business-page"
              row={page ?? blank}
              writesOf={(changes) => [
                {
                  id: businessPageId,
                  kind: businessPageKind.kind,
                  // Brought back, where its first answer was taken back before.
                  fields: isThere ? changes : { ...changes, trashedAt: null },
                },
              ]}
            />
            {isThere && (
              <section className="signal-notes" aria-labelledby="business-more">
                <SectionHeading id="business-more">What else belongs here</SectionHeading>
                <BodyEditor documentId={businessPageId} mode="notes" label="What else belongs here" />
              </section>
            )}
            <Backlinks id={businessPageId} />
          </>
        )}
      </div>
    </Screen>
  )
}
