import { captureKind } from './capture'
import { meetingKind } from './meeting'
import { openerKind } from './opener'
import { personKind } from './person'
import { settingsKind } from './settings'

/** Every kind this version knows, by name. Documents of other kinds are kept and passed on, not shown. */
export const allKinds = {
  person: personKind,
  meeting: meetingKind,
  capture: captureKind,
  opener: openerKind,
  settings: settingsKind,
}

export type KindName = keyof typeof allKinds

export function isKnownKind(kind: string): kind is KindName {
  return Object.hasOwn(allKinds, kind)
}
