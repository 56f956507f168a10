import { expect, test } from 'vitest'
import { businessPageKind } from '@shared/documents/kinds/business-page'
import { isBusinessPageOffered } from '@shared/domain/signals/business-page-offer'

const at = '2026-11-26T09:00:00Z'
const isOffered = (fields: Record<string, unknown>) => isBusinessPageOffered(businessPageKind.read(fields))

test('the page is offered until it is begun or not wanted', () => {
  expect(isBusinessPageOffered(undefined)).toBe(true)
  expect(isOffered({ whyUs: ' ' })).toBe(true)
  expect(isOffered({ whyUs: 'We answer' })).toBe(false)
  expect(isOffered({ dismissedAt: at })).toBe(false)
})

test('taking the answer back offers it again', () => {
  expect(isOffered({ dismissedAt: at, trashedAt: at })).toBe(true)
})
