import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { signalTypes } from '@shared/documents/kinds/signal'
import { angles } from '@shared/domain/openers/angles'
import { asksOpenly, draftsFor } from '@shared/domain/openers/drafts-for'
import type { Listener } from '@shared/domain/openers/tact'
import { readJudged } from './judged/read-judged'
import { makeSignal } from './make-signal'

const maria: Listener = {
  name: 'Maria Ortega',
  relation: 'manager',
  worries: ['Being surprised in the board meeting'],
}
const client: Listener = { name: 'Aiko Chen', relation: 'client', worries: [] }

const acme = {
  text: 'Acme opened a payroll beta in Ireland',
  type: 'competitor',
  competitors: ['Acme'],
} as const

function drafts(soWhat: string, listener = maria, goals: string[] = [], fields = {}) {
  const signal = makeSignal({ ...acme, competitors: [...acme.competitors], soWhat, ...fields })
  return draftsFor({ id: signal.id, ...signal.fields }, listener, goals)
}

describe('drafts of an opener', () => {
  it('say the fact, then what follows from it, then ask from three sides', () => {
    const three = drafts('twelve of our renewals have staff there')
    expect(three.map(({ angle }) => angle)).toEqual(angles)
    expect(three.map(({ isReady }) => isReady)).toEqual([true, true, true])
    expect(new Set(three.map(({ question }) => question)).size).toBe(3)
    expect(three[0]?.fact).toBe(
      'Acme opened a payroll beta in Ireland. Twelve of our renewals have staff there.',
    )
    // About renewals, since the so-what is.
    expect(three[1]?.question).toBe('Which renewal would you start talking about first?')
  })

  it.each(['', '  ', '???', 'budget', 'watch it'])(
    'are blank where the so-what says nothing: %j',
    (soWhat) => {
      const three = drafts(soWhat, maria, [])
      expect(three).toHaveLength(3)
      for (const { isReady, question, fact } of three) {
        expect(isReady).toBe(false)
        expect(question).toBe('')
        expect(fact).toBe('Acme opened a payroll beta in Ireland.')
      }
    },
  )

  it('stay blank without a so-what even where a goal is served', () => {
    expect(drafts('', maria, ['Churn under 3 %']).every(({ isReady }) => !isReady)).toBe(true)
  })

  it.each([
    ['could be a channel for us', 'That could be a channel for us.'],
    ['means twelve renewals at risk', 'That means twelve renewals at risk.'],
    ['renewals at risk', 'That means renewals at risk.'],
    ['bad for the spring pipeline', 'That is bad for the spring pipeline.'],
    ['raise the floor price before they do', 'I would raise the floor price before they do.'],
    ['-> reprice before Q2', 'I would reprice before Q2.'],
    ['need a second region by March', 'We need a second region by March.'],
    ['don’t wait for the tender', 'I would not wait for the tender.'],
    ['they file from day one, we cannot', 'They file from day one, we cannot.'],
    ['probably hits our spring', 'That probably hits our spring.'],
    ['Support volume doubles on strike days', 'Support volume doubles on strike days.'],
  ])('make a sentence of “%s”', (soWhat, said) => {
    expect(drafts(soWhat)[0]?.fact).toBe(`Acme opened a payroll beta in Ireland. ${said}`)
  })

  it('turn a question that yes or no would answer into an open one', () => {
    expect(drafts('Should we move the tenants first?').map(({ question }) => question)).toEqual([
      'What would tell us whether we should move the tenants first?',
      'What would you need to see to decide whether we should move the tenants first?',
      'Which customer could show us whether we should move the tenants first?',
    ])
    expect(drafts('Does it kill our import?')[0]?.question).toBe(
      'What would tell us whether it would kill our import?',
    )
    expect(drafts('Is the middle tier dead?')[0]).toMatchObject({
      fact: expect.stringContaining('I keep asking myself: is the middle tier dead?'),
      question: 'What would settle that for you?',
    })
    const own = drafts('What do we do if they bundle it?')
    expect(own[0]?.question).toBe('What do we do if they bundle it?')
    expect(own[1]).toMatchObject({
      fact: expect.stringMatching(/I keep asking myself: what do we do if they bundle it\?$/),
      question: 'Where would you start?',
    })
  })

  it('take an unfinished condition into the question', () => {
    expect(drafts('if they bundle it with payroll')[0]?.question).toBe(
      'If they bundle it with payroll, what will we wish we had begun now?',
    )
  })

  it('ask of the choice what it means for a goal of theirs', () => {
    const of = (goal: string) => drafts('firms there pay a third of ours', maria, [goal])[1]
    expect(of('Churn under 3 % by summer')).toMatchObject({ goal: 'Churn under 3 % by summer' })
    expect(of('Churn under 3 % by summer')?.question).toMatch(/to get to churn under 3 % by summer/i)
    expect(of('Enter Ireland without a second product')?.question).toMatch(/to enter Ireland without/i)
    expect(of('No finding in the spring audit')?.question).toMatch(/to have no finding in/i)
    expect(of('Get my team to trust the forecast')?.question).toMatch(/to get your team to trust/i)
    // About Maria, not for her ears.
    expect(of('She wants to be seen by the board')?.goal).toBeUndefined()
  })

  it('never name what they fear, find fault, or tell them of themselves', () => {
    for (const soWhat of [
      'the board will be surprised again',
      'Maria will be nervous about this',
      'we should have seen it in June',
      'Weren’t we late on payroll?',
      'Why didn’t we see this?',
      'everybody is afraid of the tender',
    ]) {
      expect(drafts(soWhat).some(({ isReady }) => isReady)).toBe(false)
      const [draft] = drafts(`${soWhat}. They pay a third of ours.`, maria)
      expect(`${draft?.fact} ${draft?.question}`).not.toMatch(/surpris|nervous|June|late|see this|afraid/)
    }
    expect(
      drafts('a job nobody else sells', client, [], { text: 'Aiko bought us for audits' })[0]?.isReady,
    ).toBe(false)
  })

  it('keep what is said among us from people of another house', () => {
    expect(drafts('twelve of our renewals have staff there', client)[0]?.isReady).toBe(false)
    const served = drafts('twelve of our renewals have staff there', client, ['An audit without overtime'])
    expect(served[0]).toMatchObject({ isReady: true, fact: 'Acme opened a payroll beta in Ireland.' })
    for (const { question } of drafts('firms there file before the vessel sails', client)) {
      expect(question).not.toMatch(/\bour\b|\bwe\b/)
    }
  })

  it('word a question anew for who was asked it before', () => {
    const signal = makeSignal({ ...acme, competitors: ['Acme'], soWhat: 'they file from day one, we cannot' })
    const drafted = { id: signal.id, ...signal.fields }
    const used = new Set(draftsFor(drafted, maria, []).map(({ question }) => question))
    for (const { question } of draftsFor(drafted, maria, [], { used })) expect(used.has(question)).toBe(false)
  })

  it('are open, whole and of three kinds for every signal that was judged', () => {
    const { people, signals } = readJudged('development')
    for (const { for: personId, id, fields } of signals) {
      const person = people.find((one) => one.id === personId)
      if (!person) throw new Error(`nobody is ${personId}`)
      const three = draftsFor({ id, ...fields }, person, person.goals)
      expect(three.every(({ isReady }) => isReady)).toBe(fields.soWhat !== '')
      for (const draft of three.filter(({ isReady }) => isReady)) {
        expect(asksOpenly(draft), draft.question).toBe(true)
        expect(`${draft.fact} ${draft.question}`.length, draft.fact).toBeLessThanOrEqual(300)
      }
    }
  })

  it('are made of any text, ready only with an open question', () => {
    const words = fc.array(
      fc.constantFrom(
        ...'we should if they Acme cut the price is not means our could do renewals 12 why what worth'.split(
          ' ',
        ),
        ...'never I 🚀 ? . , … % " - '.split(' '),
        '\n',
      ),
      { maxLength: 14 },
    )
    const text = fc.oneof(
      words.map((list) => list.join(' ')),
      fc.string({ unit: 'grapheme', maxLength: 80 }),
    )
    fc.assert(
      fc.property(text, text, fc.constantFrom(...signalTypes), text, (noticed, soWhat, type, goal) => {
        const three = drafts(soWhat, maria, [goal], { text: noticed, type })
        expect(three).toHaveLength(3)
        for (const draft of three) {
          expect(draft.isReady ? asksOpenly(draft) : draft.question === '', draft.question).toBe(true)
          expect(`${draft.fact} ${draft.question}`).not.toMatch(/undefined|\{rival\}| {2}/)
        }
      }),
    )
  })
})
