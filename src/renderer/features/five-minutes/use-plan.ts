import { useEffect, useEffectEvent } from 'react'
import {
  planFiveMinutes,
  readPlan,
  type FiveMinutesPlan,
} from '@shared/domain/five-minutes/plan-five-minutes'
import { meetingsToConfirm } from '@shared/domain/close/to-confirm'
import { signalsToLookAt } from '@shared/domain/five-minutes/signals-to-look-at'
import { wallAt } from '@shared/domain/wall-clock'
import { localZone, useNow } from '../../app/use-now'
import { newId } from '../../documents/bridge'
import { useDeviceState } from '../../documents/use-device-state'
import { useRows } from '../../documents/use-rows'
import { useDrifting } from '../today/use-drifting'

const planKey = 'main.fiveMinutes'

/**
 * This week's plan: as this device remembers it, else made of what is there now. `undefined` until it was read, and all
 * that it is made of is there.
 */
export function usePlan(): FiveMinutesPlan | undefined {
  const meetings = useRows('meeting')
  const signals = useRows('signal')
  const drifting = useDrifting()
  const areLoaded = useRows('person') !== undefined
  const nowMs = useNow()
  const zone = localZone()
  const today = wallAt(nowMs, zone).slice(0, 10)
  const { value, write } = useDeviceState(planKey)
  // One that cannot be read is made anew.
  const plan = value === undefined ? undefined : readPlan(value, today)
  // Kept in this window alone, it begins anew with the next.
  const keep = useEffectEvent(write)

  const canBegin = value !== undefined && plan === undefined
  useEffect(() => {
    if (!canBegin || !meetings || !signals || !areLoaded) return
    const made = planFiveMinutes({
      meetings: meetingsToConfirm({ meetings, nowMs: Date.now(), zone }).map(({ meeting }) => meeting),
      signals: signalsToLookAt(signals, Date.now()),
      drifting,
      nowMs: Date.now(),
      today,
      newId,
    })
    keep(made)
  }, [canBegin, meetings, signals, areLoaded, drifting, zone, today])
  return plan
}
