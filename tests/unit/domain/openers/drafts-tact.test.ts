import { describe, expect, it } from 'vitest'
import type { Listener } from '@shared/domain/openers/tact'
import { client, drafts, maria } from './make-drafts'

describe('what a draft tells to whom', () => {
  it('shrug at nothing, and keep of a so-what what comes before a shrug', () => {
    expect(drafts('cheap to fix, if one wants to')[1]?.fact).toMatch(/That is cheap to fix\.$/)
    for (const soWhat of [
      'there is no plan B',
      'our mailing isn’t',
      'nobody manages it',
      'money in the street',
    ]) {
      expect(
        drafts(soWhat).some(({ isReady }) => isReady),
        soWhat,
      ).toBe(false)
    }
  })

  it('name no date of what they fear', () => {
    const anxious = { ...maria, worries: ['lease ends in February'] }
    const of = (soWhat: string) =>
      drafts(soWhat, anxious, [], {
        text: 'Rents are up 9 % in the north',
        type: 'economic',
        competitors: [],
      })
    for (const { fact, question, isReady } of of('Adds a tenth to every store from February')) {
      expect(isReady).toBe(true)
      expect(`${fact} ${question}`).not.toMatch(/February/)
    }
    expect(of('Adds a tenth to every store from May')[0]?.fact).toMatch(/from May\.$/)
  })

  it.each([
    'it is the same guesswork',
    'We’ve been fighting over the wrong thing',
    'Our name means nothing there',
  ])('hold nothing against the listener or the house: “%s”', (soWhat) => {
    for (const { isReady } of drafts(soWhat)) expect(isReady).toBe(false)
  })

  it('name no worry in other words', () => {
    const fearful = { ...maria, worries: ['ransomware stopping the plants'] }
    const text = 'Acme was down nine days after the attack, plants back to paper'
    expect(drafts('we run the same release', maria, [], { text })[0]?.isReady).toBe(true)
    expect(drafts('we run the same release', fearful, [], { text })[0]?.isReady).toBe(false)
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

  it.each([
    ['Use it to open the panel', 'I would use it to open the panel.'],
    ['Should be half the report', 'That should be half the report.'],
    ['Never lead with the price', 'I would never lead with the price.'],
  ])('say a plan that no question can hold: “%s”', (soWhat, said) => {
    const three = drafts(soWhat)
    expect(three[1]?.fact).toBe(`Acme opened a payroll beta in Ireland. ${said}`)
    for (const { question } of three) expect(question).not.toMatch(/panel|half|lead with/)
  })

  it('speak to a client of their own firm as you, or not at all', () => {
    const buyer: Listener = { ...client, role: 'Procurement director, Penhallow Homes' }
    const of = (text: string) =>
      drafts('fewer lines, more of each', buyer, [], { text, type: 'trend', competitors: [] })[0]
    expect(of('Types are standardised: Penhallow went from 64 to 19')?.fact).toMatch(/: you went from 64/)
    expect(of('Acme calls at Penhallow’s northern sites')?.fact).toMatch(/at your northern sites/)
    expect(of('Penhallow trialling a platform')?.isReady).toBe(false)
  })

  it('tell nobody a complaint about their own people', () => {
    const text = 'Branch manager: "your rep is never here on Mondays"'
    const of = (role: string) =>
      drafts('cheap to fix, they would see it', { ...maria, role }, [], { text, type: 'customer' })[0]
    expect(of('Chief Commercial Officer')?.isReady).toBe(false)
    expect(of('Operations director')?.isReady).toBe(true)
  })

  it('tell nobody what their own people should do, as if those were others', () => {
    const sales: Listener = { name: 'Ravi Anand', relation: 'peer', role: 'Head of sales', worries: [] }
    const soWhat = 'If sales sent the paper with the quote, we would skip a round of questions'
    expect(drafts(soWhat, sales).every(({ isReady }) => !isReady)).toBe(true)
    expect(drafts(soWhat).every(({ isReady }) => isReady)).toBe(true)
    expect(drafts('You could be wrong about the north then', sales).every(({ isReady }) => !isReady)).toBe(
      true,
    )
    expect(drafts('Yours pay latest of all', sales).every(({ isReady }) => !isReady)).toBe(true)
    expect(drafts('Sales could grow by a tenth in the north', sales).every(({ isReady }) => isReady)).toBe(
      true,
    )
  })

  it('name no worry in two halves, the fact and what follows', () => {
    const anxious = { ...maria, worries: ['sales promising colours nobody can make'] }
    const [draft] = drafts('sales chooses which', anxious, ['Churn under 3 %'], {
      text: 'Buyers will not accept fewer colours',
      type: 'trend',
      competitors: [],
    })
    expect(draft?.fact).not.toMatch(/chooses/)
  })

  it('keep from a client what is ours only once it is made whole', () => {
    expect(drafts('Short by two people in May', client).every(({ isReady }) => !isReady)).toBe(true)
    expect(drafts('Short by two people in May').every(({ isReady }) => isReady)).toBe(true)
  })

  it('keep what is said among us from people of another house', () => {
    expect(drafts('twelve of our renewals have staff there', client)[0]?.isReady).toBe(false)
    // The part that may be said to them, where it is whole.
    expect(drafts('Pastry deals go, savoury has to fill the gap', client)[0]?.fact).toMatch(
      /\. Savoury has to fill the gap\.$/,
    )
    for (const { question } of drafts('firms there file before the vessel sails', client)) {
      expect(question).not.toMatch(/\bour\b|\bwe\b/)
    }
  })
})
