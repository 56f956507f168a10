import { draftsFor } from '@shared/domain/openers/drafts-for'
import type { Listener } from '@shared/domain/openers/tact'
import { makeSignal } from './make-signal'

export const maria: Listener = {
  name: 'Maria Ortega',
  relation: 'manager',
  worries: ['Being surprised in the board meeting'],
}
export const client: Listener = { name: 'Aiko Chen', relation: 'client', worries: [] }

const acme = {
  text: 'Acme opened a payroll beta in Ireland',
  type: 'competitor',
  competitors: ['Acme'],
} as const

/** Of a rival's move, for Maria where nobody else is named. */
export function drafts(soWhat: string, listener = maria, goals: string[] = [], fields = {}) {
  const signal = makeSignal({ ...acme, competitors: [...acme.competitors], soWhat, ...fields })
  return draftsFor({ id: signal.id, ...signal.fields }, listener, goals)
}
