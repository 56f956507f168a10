import { useMemo } from 'react'
import { pocketList, type PocketOpener } from '@shared/domain/openers/pocket'
import { useNow } from '../../app/use-now'
import { useRows } from '../../documents/use-rows'
import { strengthOf } from './strength-of'

const hourMs = 3_600_000

/** Three openers for anyone; `undefined` while signals load. */
export function usePocket(): readonly PocketOpener[] | undefined {
  const signals = useRows('signal')
  const nowMs = Math.floor(useNow() / hourMs) * hourMs
  return useMemo(() => signals && pocketList({ signals, nowMs, strengthOf }), [signals, nowMs])
}
