import '../../ui/card.css'
import { businessPageId, businessPageKind } from '@shared/documents/kinds/business-page'
import { isBusinessPageOffered } from '@shared/domain/signals/business-page-offer'
import { useRoutes } from '../../app/route'
import { useRecordEdits } from '../../app/window-session'
import { useRow, useRows } from '../../documents/use-rows'
import { Button } from '../../ui/Button'

/** Offers the page "How we make money", until it is begun or not wanted. */
export function BusinessPageOffer() {
  const routes = useRoutes()
  const edits = useRecordEdits()
  const isLoaded = useRows('business-page') !== undefined
  const page = useRow('business-page', businessPageId)
  if (!isLoaded || !isBusinessPageOffered(page?.fields)) return null
  const dismiss = () => {
    const fields = { dismissedAt: new Date().toISOString(), trashedAt: null }
    void edits.write(
      'Not now: how we make money',
      [{ id: businessPageId, kind: businessPageKind.kind, fields }],
      'Not offered again. “How we make money” stays at the top of Signals.',
    )
  }
  return (
    <section className="offer business-offer" aria-labelledby="business-offer">
      <div>
        <h2 id="business-offer">How do we make money?</h2>
        <p>
          Four questions on one page: what customers buy, why from us, where the margin is, how information
          flows. With it in mind, you see which signals matter.
        </p>
      </div>
      <div className="actions">
        <Button variant="quiet" onPress={dismiss}>
          Not now
        </Button>
        <Button onPress={() => routes.go({ screen: 'business-page' })}>Write it</Button>
      </div>
    </section>
  )
}
