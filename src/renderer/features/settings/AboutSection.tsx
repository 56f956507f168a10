import { useState } from 'react'
import { useWindowSession } from '../../app/window-session'
import { call } from '../../documents/bridge'
import { Button } from '../../ui/Button'
import { showToast } from '../../ui/toasts'

const platformNames: Record<string, string> = { darwin: 'macOS', win32: 'Windows', linux: 'Linux' }

export function AboutSection() {
  const { info } = useWindowSession()
  const [wasCopied, setCopied] = useState(false)
  const platform = platformNames[info.platform] ?? info.platform
  // SECURITY: for others to read, so no words of notices: they name folders, and folders bear the user's name.
  const diagnostics = [
    `Leadup ${info.version} on ${platform}`,
    `Workspace ${info.workspaceId}`,
    `Incarnation ${info.incarnation}`,
    navigator.userAgent,
    ...info.notices.map(({ id }) => id),
  ].join('\n')

  const copy = async () => {
    try {
      await call('clipboard.write', { text: diagnostics })
      setCopied(true)
    } catch (error) {
      showToast({ text: error instanceof Error ? error.message : String(error) })
    }
  }

  return (
    <>
      <dl className="facts">
        <dt>Version</dt>
        <dd>
          {info.version} on {platform}
        </dd>
        <dt>Licence</dt>
        <dd>
          MIT. The notices of what Leadup is built with are in the file THIRD-PARTY-NOTICES.md beside the
          program.
        </dd>
      </dl>
      <p className="quiet-line">
        What you write stays on this device. Whoever administers the device can read what is on it, so keep
        its disk encrypted.
      </p>
      <div className="settings-group">
        <h3 className="settings-group-name">Diagnostics</h3>
        <p className="quiet-line">Versions and names of parts, for a report. No word you wrote is in it.</p>
        <pre className="diagnostics">{diagnostics}</pre>
        <div>
          <Button onPress={() => void copy()}>{wasCopied ? 'Copied' : 'Copy'}</Button>
        </div>
      </div>
    </>
  )
}
