import { lazy, useState, type ComponentType } from 'react'

/** A component whose script comes when it is first shown, or earlier with `load`. */
export function onDemand<Props extends object>(read: () => Promise<ComponentType<Props>>) {
  let loaded: ComponentType<Props> | undefined
  const load = async () => (loaded ??= await read())
  const Lazy = lazy(async () => ({ default: await load() }))
  // NOTE: `lazy` alone shows its fallback once even where the script is there, and React keeps a fallback for 300 ms.
  function OnDemand(props: Props) {
    const [Shown] = useState(() => loaded ?? Lazy)
    return <Shown {...props} />
  }
  return Object.assign(OnDemand, { load })
}
