import './signals.css'
import '../../ui/form.css'
import { Coins, Ellipsis } from 'lucide-react'
import { useRoutes } from '../../app/route'
import { useRows } from '../../documents/use-rows'
import { useIsHeadShort } from '../../app/use-is-narrow'
import { Button, IconButton } from '../../ui/Button'
import { Menu } from '../../ui/Menu'
import { Screen } from '../../ui/Screen'
import { SegmentedChoice } from '../../ui/SegmentedChoice'
import { Skeleton } from '../../ui/Skeleton'
import { CompetitorList } from './CompetitorList'
import { SignalDesk } from './SignalDesk'

const sections = [
  { id: 'signals', label: 'Noticed' },
  { id: 'competitors', label: 'Competitors' },
] as const

const businessPageWords = 'How we make money'

/** What was noticed outside: a line to add to it, the list, and the competitors that it names. */
export function SignalsScreen({ section }: { section: string | undefined }) {
  const routes = useRoutes()
  const signals = useRows('signal')
  const competitors = useRows('competitor')
  const isHeadShort = useIsHeadShort()
  const openPage = () => routes.go({ screen: 'business-page' })
  const shown = section === 'competitors' ? 'competitors' : 'signals'
  return (
    <Screen
      label="Signals"
      lead={
        <>
          <h1 className="screen-name">Signals</h1>
          <SegmentedChoice
            label="Part of signals"
            hideLabel
            choices={sections}
            value={shown}
            onChange={(id) =>
              routes.go(id === 'signals' ? { screen: 'signals' } : { screen: 'signals', section: id })
            }
          />
        </>
      }
      actions={
        isHeadShort ? (
          <Menu
            label="More about signals"
            trigger={<IconButton icon={Ellipsis} label="More about signals" />}
            entries={[{ id: 'business-page', label: businessPageWords, icon: Coins, onAction: openPage }]}
          />
        ) : (
          <Button variant="quiet" icon={Coins} onPress={openPage}>
            {businessPageWords}
          </Button>
        )
      }
    >
      <div className="list-page signals-page">
        {!signals || !competitors ? (
          <Skeleton rows={6} />
        ) : shown === 'competitors' ? (
          <CompetitorList />
        ) : (
          <SignalDesk signals={signals} />
        )}
      </div>
    </Screen>
  )
}
