import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { relations } from '@shared/documents/kinds/person'
import { signalKind, signalTypes, type Signal } from '@shared/documents/kinds/signal'

const judgedSchema = z.object({
  people: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      relation: z.enum(relations),
      role: z.string(),
      goals: z.array(z.string()),
      worries: z.array(z.string()),
    }),
  ),
  signals: z.array(
    z.object({
      id: z.string(),
      /** The person an opener is made for. */
      for: z.string(),
      type: z.enum(signalTypes),
      text: z.string(),
      soWhat: z.string(),
      competitors: z.array(z.string()).default([]),
      tags: z.array(z.string()),
      quote: z.string().default(''),
    }),
  ),
})

export type JudgedPerson = z.output<typeof judgedSchema>['people'][number]

/** From where tests and scripts run: a bundled script is elsewhere than its source. */
const file = 'tests/unit/domain/openers/judged/signals.json'

/** People and signals written before any phrasing was. */
export function readJudged(): { people: JudgedPerson[]; signals: (Signal & { for: string })[] } {
  const { people, signals } = judgedSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  return {
    people,
    signals: signals.map(({ id, for: personId, ...fields }) => {
      const row = { id, kind: 'signal', fields }
      return { ...signalKind.readRow(row), for: personId }
    }),
  }
}
