import { Suspense } from 'react'
import { onDemand } from '../../app/on-demand'
import { useRoutes } from '../../app/route'
import { useRows } from '../../documents/use-rows'
import { Button } from '../../ui/Button'
import { SectionHeading } from '../../ui/SectionHeading'

// How questions are made is a good part of a script that Today can do without.
const PocketList = onDemand(async () => (await import('../openers/PocketList')).PocketList)

/** Three questions to have at hand, once there is somebody to ask or something to ask about. */
export function Pocket({ isBegun }: { isBegun: boolean }) {
  const routes = useRoutes()
  const hasSignals = useRows('signal')?.length
  if (!isBegun && !hasSignals) return null
  return (
    <section aria-labelledby="pocket">
      <SectionHeading
        id="pocket"
        aside={
          <Button variant="quiet" onPress={() => routes.go({ screen: 'pocket' })}>
            On your phone
          </Button>
        }
      >
        In your pocket
      </SectionHeading>
      <p className="pocket-hint">For whoever you run into: three openers, of what is new and strong.</p>
      <Suspense fallback={null}>
        <PocketList />
      </Suspense>
    </section>
  )
}
