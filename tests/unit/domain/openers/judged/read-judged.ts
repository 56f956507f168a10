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

/**
 * `development` was at hand while questions and ranking were made; `fresh` was written by somebody who saw neither, for
 * the ranking, and was read afterwards to better the questions; of `judged` the openers are made that readers judged.
 */
export type JudgedSet = 'development' | 'fresh' | 'judged'

/** From where tests and scripts run: a bundled script is elsewhere than its source. */
const files: Record<JudgedSet, string> = {
  development: 'tests/unit/domain/openers/judged/signals.json',
  fresh: 'tests/unit/domain/openers/judged/fresh-signals.json',
  judged: 'tests/unit/domain/openers/judged/judged-signals.json',
}

export function readJudged(set: JudgedSet): {
  people: JudgedPerson[]
  signals: (Signal & { for: string })[]
} {
  const { people, signals } = judgedSchema.parse(JSON.parse(readFileSync(files[set], 'utf8')))
  return {
    people,
    signals: signals.map(({ id, for: personId, ...fields }) => {
      const row = { id, kind: 'signal', fields }
      return { ...signalKind.readRow(row), for: personId }
    }),
  }
}
