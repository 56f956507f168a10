import { useEffect, useEffectEvent } from 'react'
import { flushSync } from 'react-dom'
import type { Finding } from '@shared/domain/prep-check/finding'
import { useWindowSession } from '../../../app/window-session'
import type { BodyEditorHandle } from '../../../editor/body-editor-handle'
import type { PrepCheckProps } from './PrepCheck'

/** The key that mends the first finding, as the agenda stands when it is pressed. */
export function useMendKey(
  first: Finding | undefined,
  onFix: PrepCheckProps['onFix'],
  handle: BodyEditorHandle | undefined,
): void {
  const { commands } = useWindowSession()
  const mend = useEffectEvent(() => {
    if (first) onFix?.(first.fix)
  })
  const isEnabled = first !== undefined && onFix !== undefined
  useEffect(() => {
    if (!isEnabled) return undefined
    return commands.add('mend-finding', () => {
      // NOTE: findings follow a pause in typing. What they draft words from, and take off, is what stands there now.
      flushSync(() => handle?.settle())
      mend()
    })
  }, [commands, handle, isEnabled])
}
