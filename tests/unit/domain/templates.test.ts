import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { projectBody } from '@shared/body/project-body'
import { relations } from '@shared/documents/kinds/person'
import { isUnfilledPrompt, isWritten, unfilledPromptOf } from '@shared/domain/prompts'
import { templateBlocks, templateFor, templates } from '@shared/domain/templates'

const names = templates.map(({ id }) => id)
const counter = () => {
  let count = 0
  return () => `id-${(count += 1)}`
}
const itemsOf = (id: string, setting = {}) => projectBody(templateBlocks(id, counter(), setting)).items
const minutesOf = (items: { minutes: number }[]) => items.reduce((sum, { minutes }) => sum + minutes, 0)

describe('a template', () => {
  it.each(names)('%s fits half an hour and leaves room for what is carried over', (id) => {
    const total = minutesOf(itemsOf(id))
    expect(total).toBeLessThanOrEqual(28)
    expect(total).toBeGreaterThanOrEqual(20)
  })

  it('fits a meeting of any length, each item with time to be said', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.integer({ min: 5, max: 240 }), (id, minutes) => {
        const items = itemsOf(id, { minutes })
        expect(minutesOf(items)).toBeLessThanOrEqual(minutes)
        expect(items.length).toBeGreaterThan(0)
        for (const item of items) expect(item.minutes).toBeGreaterThanOrEqual(2)
      }),
    )
  })

  it('keeps the ask and the look outside where the time is short', () => {
    expect(itemsOf('weekly', { minutes: 5 }).map(({ kind }) => kind)).toEqual(['ask', 'opener'])
  })

  it.each(names)('%s has an ask, words in sentence case, no pronoun for the person', (id) => {
    const template = templates.find((one) => one.id === id)
    expect(template?.items.some(({ kind }) => kind === 'ask')).toBe(true)
    for (const { headline } of template?.items ?? []) {
      expect(headline).toMatch(/^\p{Lu}.*[…?]$/u)
      expect(headline).not.toMatch(/\b(she|he|her|his|him)\b/i)
    }
  })

  it('names the person', () => {
    const [first] = itemsOf('weekly', { firstName: 'Maria' })
    expect(first?.headline).toBe('What Maria should hear from me first…')
  })

  it('is there for every relation', () => {
    for (const relation of relations) {
      expect(names).toContain(templateFor(relation))
      expect(templateFor(relation, { isFirstMeeting: true })).toBe('first-1-1')
    }
  })
})

describe('a prompt', () => {
  it.each(names)('of %s counts as nothing until it is written over', (id) => {
    for (const firstName of ['Maria', 'Jean-Luc', '', '陈伟']) {
      for (const item of itemsOf(id, { firstName })) {
        const isPrompt = item.headline.endsWith('…')
        expect(isUnfilledPrompt(item)).toBe(isPrompt)
        expect(isWritten(item)).toBe(!isPrompt)
      }
    }
  })

  it('is content as soon as a word is added, or something stands under it', () => {
    const [item] = itemsOf('weekly', { firstName: 'Maria' })
    if (!item) throw new Error('no item')
    expect(isWritten({ ...item, headline: `${item.headline} the migration slips` })).toBe(true)
    expect(isWritten({ ...item, hasDetail: true })).toBe(true)
    expect(isWritten({ ...item, headline: '  ' })).toBe(false)
  })

  it('is found by its kind', () => {
    const items = itemsOf('weekly', { firstName: 'Maria' })
    expect(unfilledPromptOf(items, 'ask')?.headline).toBe('What I need from Maria…')
    expect(unfilledPromptOf(items, 'risk')).toBeUndefined()
  })

  it('is not made of what a user wrote with an ellipsis', () => {
    for (const headline of ['To be seen…', 'What I need from Maria is air cover…']) {
      expect(isWritten({ headline, hasDetail: false, ref: null })).toBe(true)
    }
  })
})
