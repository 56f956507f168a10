import { actionKind } from './action'
import { businessPageKind } from './business-page'
import { captureKind } from './capture'
import { competitorKind } from './competitor'
import { meetingKind } from './meeting'
import { noteKind } from './note'
import { openerKind } from './opener'
import { personKind } from './person'
import { settingsKind } from './settings'
import { signalKind } from './signal'
import { winKind } from './win'

/** Every kind this version knows, by name. Documents of other kinds are kept and passed on, not shown. */
export const allKinds = {
  person: personKind,
  meeting: meetingKind,
  note: noteKind,
  action: actionKind,
  signal: signalKind,
  win: winKind,
  opener: openerKind,
  capture: captureKind,
  competitor: competitorKind,
  'business-page': businessPageKind,
  settings: settingsKind,
}

export type KindName = keyof typeof allKinds

export const kindNames = Object.keys(allKinds) as KindName[]

export function isKnownKind(kind: string): kind is KindName {
  return Object.hasOwn(allKinds, kind)
}
