import './signals.css'
import '../../ui/form.css'
import { Archive, ChevronLeft, Ellipsis, Trash2 } from 'lucide-react'
import { useEffect } from 'react'
import type { Signal } from '@shared/documents/kinds/signal'
import { useRoutes } from '../../app/route'
import { useRecordEdits } from '../../app/window-session'
import { useRow, useRows } from '../../documents/use-rows'
import { BodyEditor } from '../../editor/BodyEditor'
import { Button, IconButton } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Menu } from '../../ui/Menu'
import { Screen } from '../../ui/Screen'
import { SectionHeading } from '../../ui/SectionHeading'
import { Skeleton } from '../../ui/Skeleton'
import { Backlinks } from '../links/Backlinks'
import { keepListPlace } from './list-place'
import { OpenerMenu } from './OpenerMenu'
import { remove, setAside } from './signal-actions'
import { SignalFields } from './SignalFields'
import { SignalAside } from './SignalAside'
import { titleOf } from './signal-words'

/** One signal: what it says, what follows from it, where it is from. */
export function SignalScreen({ id }: { id: string }) {
  const isLoaded = useRows('signal') !== undefined
  const signal = useRow('signal', id)
  if (!isLoaded) {
    return (
      <Screen label="Signal">
        <Skeleton rows={6} />
      </Screen>
    )
  }
  if (!signal || signal.fields.trashedAt !== null) return <SignalGone signal={signal} />
  return <SignalPage signal={signal} />
}

function SignalPage({ signal }: { signal: Signal }) {
  const routes = useRoutes()
  const edits = useRecordEdits()
  useEffect(
    () => () => {
      // Whoever went elsewhere from here comes to Signals anew.
      const { screen } = routes.current
      if (screen !== 'signals' && screen !== 'signal') keepListPlace({ isListLeft: false })
    },
    [routes],
  )
  const isSetAside = signal.fields.setAsideAt !== null
  return (
    <Screen
      label={titleOf(signal)}
      lead={
        <Button variant="quiet" icon={ChevronLeft} onPress={() => routes.go({ screen: 'signals' })}>
          Signals
        </Button>
      }
      actions={
        <>
          <Menu
            label="More about this signal"
            trigger={<IconButton icon={Ellipsis} label="More about this signal" />}
            entries={[
              {
                id: 'aside',
                label: isSetAside ? 'Bring back' : 'Set aside',
                icon: Archive,
                onAction: () => setAside(edits, [signal]),
              },
              {
                id: 'remove',
                label: 'Remove',
                icon: Trash2,
                tone: 'loss',
                onAction: () => {
                  routes.replace({ screen: 'signals' })
                  remove(edits, [signal])
                },
              },
            ]}
          />
          <OpenerMenu signal={signal} />
        </>
      }
    >
      <div className="signal-body">
        <div className="signal-page">
          <SignalFields signal={signal} />
          <section className="signal-notes" aria-labelledby="signal-notes">
            <SectionHeading id="signal-notes">More about it</SectionHeading>
            <BodyEditor documentId={signal.id} mode="notes" label="More about this signal" />
          </section>
          <Backlinks id={signal.id} />
        </div>
        <SignalAside signal={signal} />
      </div>
    </Screen>
  )
}

function SignalGone({ signal }: { signal: Signal | undefined }) {
  const routes = useRoutes()
  const edits = useRecordEdits()
  return (
    <Screen label="Signal">
      <EmptyState
        isScreenHeading
        title={signal ? 'This signal is in the trash' : 'This signal is no longer here'}
        actions={
          <>
            {signal && (
              <Button
                onPress={() =>
                  void edits.write('Bring the signal back', [{ id: signal.id, fields: { trashedAt: null } }])
                }
              >
                Bring it back
              </Button>
            )}
            <Button variant="quiet" onPress={() => routes.replace({ screen: 'signals' })}>
              Signals
            </Button>
          </>
        }
      >
        {signal ? <p dir="auto">“{titleOf(signal)}”</p> : <p>It may have been removed on another device.</p>}
      </EmptyState>
    </Screen>
  )
}
