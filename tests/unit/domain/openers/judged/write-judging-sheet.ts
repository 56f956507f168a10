// Writes what judges read: npm run judging-sheet -- [SEED]
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { createRandom } from '../../../../support/random.ts'
import { generateOpeners, shuffled } from './generate-openers'

const generatedOpeners = 40
const folder = 'tests/unit/domain/openers/judged'
const wantedSchema = z.object({
  people: z.record(
    z.string(),
    z.object({
      relation: z.string(),
      role: z.string(),
      goals: z.array(z.string()),
      worries: z.array(z.string()),
    }),
  ),
  wanted: z.array(z.object({ kind: z.string(), text: z.string(), to: z.string() })),
})
type Whom = z.output<typeof wantedSchema>['people'][string]

/** The same for all of them: nothing but the opener tells whose it is. */
function tell({ relation, role, goals, worries }: Whom): string {
  return `To: ${relation}, ${role}. Wants: ${goals.join('; ')}. Not to be named: ${worries.join('; ')}.`
}

const questions = [
  'Specific: a fact and a stake, not fit for anyone',
  'Open: yes or no would not answer it',
  'Sayable unedited: whole, plain, in one breath',
  'Useful to this person: serves what they have to get done',
  'Tactful: names no fear, finds no fault, flatters nobody',
  'Broken by swapping in another fact of its kind: with what was noticed exchanged, the rest would no longer fit',
]

export function main([seedText]: string[]): void {
  const seed = Number(seedText ?? 1)
  const { wanted, people } = wantedSchema.parse(JSON.parse(readFileSync(`${folder}/wanted.json`, 'utf8')))
  const generated = generateOpeners(generatedOpeners, seed)
  const items = shuffled(
    [
      ...wanted.map(({ text, kind, to }) => {
        const whom = people[to]
        if (!whom) throw new Error(`nobody is ${to}`)
        return { text, whose: `wanted: ${kind}`, whom }
      }),
      ...generated.map(({ text, signal, person }) => ({ text, whose: `generated: ${signal}`, whom: person })),
    ],
    createRandom(seed),
  )
  const sheet = [
    '# Openers to judge',
    '',
    'An opener is said to one person in a 1:1. For each, answer six questions with yes or no:',
    '',
    ...questions.map((question, at) => `${at + 1}. ${question}`),
    '',
    ...items.flatMap(({ text, whom }, at) => [
      `## ${at + 1}`,
      '',
      `> ${text}`,
      '',
      tell(whom),
      '',
      '1 · 2 · 3 · 4 · 5 · 6',
      '',
    ]),
  ].join('\n')
  mkdirSync('out/judging', { recursive: true })
  writeFileSync('out/judging/sheet.md', sheet)
  writeFileSync(
    'out/judging/key.json',
    `${JSON.stringify({ seed, items: items.map(({ whose, text }) => ({ whose, text })) }, null, 2)}\n`,
  )
  process.stdout.write(
    `${items.length} openers, ${generated.length} of them generated: out/judging/sheet.md\n`,
  )
}
