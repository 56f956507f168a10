import { useEffect, useRef } from 'react'
import { useRoutes } from '../../app/route'
import { call } from '../../documents/bridge'
import { useToConfirm } from './use-to-confirm'

/** When the newest 1:1 ended that this device began a window with. */
const askedUntilKey = 'close.askedUntilMs'

/** A window begins with Today where that asks about a 1:1 it has not asked about before. Back leads where it was. */
export function AskAtLaunch() {
  const routes = useRoutes()
  const asked = useToConfirm()
  const isDecided = useRef(false)
  useEffect(() => {
    if (!asked || isDecided.current) return
    isDecided.current = true
    const endMs = asked.views[0]?.time?.endMs
    const { screen } = routes.current
    if (endMs === undefined || screen === 'close') return
    void call('deviceState.read', { key: askedUntilKey })
      .then(async (known) => {
        if (typeof known === 'number' && known >= endMs) return
        routes.go({ screen: 'today' })
        await call('deviceState.write', { key: askedUntilKey, value: endMs })
      })
      // Today asks all the same.
      .catch(() => undefined)
  }, [asked, routes])
  return null
}
