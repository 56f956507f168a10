import { Copy } from 'lucide-react'
import { useState } from 'react'
import type { PairingState } from '@shared/ipc/calls/sync'
import { call } from '../../documents/bridge'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { QrCode } from '../../ui/QrCode'
import { useTask } from '../settings/use-task'
import { timeLeftInWords } from './device-words'
import { useTimeLeft } from './use-time-left'

interface PairingCodeProps {
  shown: Extract<PairingState, { step: 'showing-code' }>
  onAgain: () => void
}

/** The one-time code, as text and as a picture of it, and how long it is good. */
export function PairingCode({ shown: { code, qr, expiresAt }, onAgain }: PairingCodeProps) {
  const leftMs = useTimeLeft(expiresAt)
  const [wasCopied, setCopied] = useState(false)
  const copy = useTask(async () => {
    await call('clipboard.write', { text: code })
    setCopied(true)
  })
  if (leftMs <= 0) {
    return (
      <ErrorNote actions={<Button onPress={onAgain}>Show a new code</Button>}>
        This code has run out, and opens nothing any more.
      </ErrorNote>
    )
  }
  return (
    <div className="pairing-code">
      <QrCode qr={qr} label="The code as a picture" />
      <div className="pairing-words">
        <p>
          On the new device, open Settings, <strong>Devices and sync</strong>, and choose{' '}
          <strong>Join another device</strong>. This is the code:
        </p>
        <p className="pairing-text" data-private>
          {code}
        </p>
        <div className="actions">
          <Button icon={Copy} onPress={copy.run}>
            Copy
          </Button>
          {wasCopied && (
            <span className="quiet-line beside-button" role="status">
              Copied
            </span>
          )}
        </div>
        <p className="quiet-line" role="timer">
          {timeLeftInWords(leftMs)}
        </p>
        <p className="quiet-line">
          Type it there, or send it to yourself. Without the six digits that both screens show it lets nobody
          in.
        </p>
        {copy.failure && <ErrorNote>{copy.failure}</ErrorNote>}
      </div>
    </div>
  )
}
