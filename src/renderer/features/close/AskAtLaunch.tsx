import { useEffect, useEffectEvent, useRef } from 'react'
import { useRoutes } from '../../app/route'
import { useDeviceState } from '../../documents/use-device-state'
import { useToConfirm } from './use-to-confirm'

/** When the newest 1:1 ended that this device began a window with. */
const askedUntilKey = 'close.askedUntilMs'

/** A window begins with Today where that asks about a 1:1 it has not asked about before. Back leads where it was. */
export function AskAtLaunch() {
  const routes = useRoutes()
  const asked = useToConfirm()
  const isDecided = useRef(false)
  const { value: askedUntilMs, write } = useDeviceState(askedUntilKey)
  const remember = useEffectEvent(write)
  useEffect(() => {
    if (!asked || askedUntilMs === undefined || isDecided.current) return
    isDecided.current = true
    const endMs = asked.views[0]?.time?.endMs
    const { screen } = routes.current
    // What it asks about is read after the window is drawn: whoever went somewhere meanwhile is not led back.
    if (routes.canGoBack) return
    // A 1:1 under way is gone on with: others may be looking.
    if (endMs === undefined || screen === 'close' || screen === 'meeting-mode') return
    if (typeof askedUntilMs === 'number' && askedUntilMs >= endMs) return
    routes.go({ screen: 'today' })
    remember(endMs)
  }, [asked, askedUntilMs, routes])
  return null
}
