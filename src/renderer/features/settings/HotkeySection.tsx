import { useEffect, useEffectEvent, useState } from 'react'
import type { Result } from '@shared/ipc/contract'
import { messageOf } from '../../app/message-of'
import { call, onEvent } from '../../documents/bridge'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { Kbd } from '../../ui/Kbd'
import { formatKeys } from '../../ui/platform'
import { HotkeyRecorder } from './HotkeyRecorder'
import type { Settings } from './use-settings'

type HotkeyState = Result<'hotkey.state'>

type Outcome =
  { kind: 'taken'; shortcut: string } | { kind: 'refused'; shortcut: string } | { kind: 'arrived' }

export function HotkeySection({ settings }: { settings: Settings }) {
  const chosen = settings.fields.captureShortcut
  const [hotkey, setHotkey] = useState<HotkeyState>()
  const [outcome, setOutcome] = useState<Outcome>()
  const [failure, setFailure] = useState<string>()

  const shown = hotkey?.shortcut
  // Undo and other devices change it, too.
  useEffect(() => {
    if (shown === chosen) return
    call('hotkey.state', {})
      .then(setHotkey)
      .catch((error: unknown) => setFailure(messageOf(error)))
  }, [chosen, shown])

  const take = async (shortcut: string) => {
    setFailure(undefined)
    try {
      const { wasTaken, ...state } = await call('hotkey.set', { shortcut })
      setHotkey(state)
      setOutcome({ kind: wasTaken ? 'taken' : 'refused', shortcut })
    } catch (error) {
      setFailure(messageOf(error))
    }
  }

  const shortcut = hotkey?.shortcut ?? chosen
  return (
    <>
      <p>
        <Kbd keys={shortcut} /> opens the capture window from any program, with the caret in it.
      </p>
      {hotkey && !hotkey.isRegistered && outcome?.kind !== 'refused' && (
        <p className="hint" role="status">
          <span>Another program has {formatKeys(shortcut)}. Choose another one below.</span>
        </p>
      )}
      <HotkeyRecorder onRecorded={(recorded) => void take(recorded)} />
      {outcome?.kind === 'refused' && (
        <p className="hint" role="status">
          <span>
            {formatKeys(outcome.shortcut)} belongs to another program, so {formatKeys(shortcut)} stays.
          </span>
        </p>
      )}
      {outcome?.kind === 'taken' && (
        <p className="quiet-line" role="status">
          {formatKeys(outcome.shortcut)} is yours now. Test it once.
        </p>
      )}
      {hotkey && hotkey.alternatives.length > 0 && (
        <div className="settings-group">
          <h3 className="settings-group-name">These are free</h3>
          <div className="actions">
            {hotkey.alternatives.map((free) => (
              <Button key={free} onPress={() => void take(free)}>
                Use {formatKeys(free)}
              </Button>
            ))}
          </div>
        </div>
      )}
      <HotkeyTest
        shortcut={shortcut}
        onArrived={() => setOutcome({ kind: 'arrived' })}
        hasArrived={outcome?.kind === 'arrived'}
      />
      {failure && <ErrorNote>{failure}</ErrorNote>}
    </>
  )
}

interface HotkeyTestProps {
  shortcut: string
  onArrived: () => void
  hasArrived: boolean
}

/** The system may say a shortcut is ours and not deliver it (Wayland does): only a press tells. */
function HotkeyTest({ shortcut, onArrived, hasArrived }: HotkeyTestProps) {
  // Until the main process knows of the test, a press opens the capture window: nobody is told to press before.
  const [state, setState] = useState<'off' | 'beginning' | 'on'>('off')
  const isWanted = state !== 'off'
  const arrived = useEffectEvent(() => {
    setState('off')
    onArrived()
  })
  useEffect(() => {
    if (!isWanted) return undefined
    call('hotkey.test', { isOn: true }).then(
      () => setState((now) => (now === 'off' ? now : 'on')),
      () => setState('off'),
    )
    const unsubscribe = onEvent('hotkey.pressed', () => arrived())
    return () => {
      unsubscribe()
      void call('hotkey.test', { isOn: false }).catch(() => undefined)
    }
  }, [isWanted])

  return (
    <div className="settings-group">
      <h3 className="settings-group-name">Does it arrive?</h3>
      <div className="hotkey-test" role="status">
        {state === 'on' ? (
          <>
            <span>
              Press <Kbd keys={shortcut} /> now. Nothing happens? Then this system keeps it for itself: choose
              another, or use the tray icon.
            </span>
            <Button variant="quiet" onPress={() => setState('off')}>
              Stop
            </Button>
          </>
        ) : (
          <>
            <Button onPress={() => setState('beginning')}>{hasArrived ? 'Test again' : 'Test it'}</Button>
            {hasArrived && <span>It arrived. Capture works from anywhere.</span>}
          </>
        )}
      </div>
    </div>
  )
}
