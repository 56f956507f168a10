import { agendaItem, type AgendaItemKind } from '../body/agenda-item'
import type { BodyNode } from '../body/body-node'
import type { Relation } from '../documents/kinds/person'

/** What an agenda begins with. Items are prompts the user writes over; their text ends in an ellipsis or a question. */
export interface Template {
  id: string
  name: string
  /** One line under the name, where templates are chosen. */
  purpose: string
  items: { kind: AgendaItemKind; headline: string; minutes: number }[]
}

export const templates: Template[] = []

export function templateFor(relation: Relation): string {
  return relation
}

/** The template's blocks with ids of their own, made by `newId`. */
export function templateBlocks(templateId: string, newId: () => string): BodyNode[] {
  const template = templates.find(({ id }) => id === templateId)
  return (template?.items ?? []).map((item) =>
    agendaItem(newId(), item.kind, item.headline, { minutes: item.minutes }),
  )
}
