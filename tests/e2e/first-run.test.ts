import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { violationsOf } from '../support/axe.ts'
import { launchApp } from '../support/launch-app.ts'
import { callFrom, rowsOf } from '../support/page-calls.ts'

const app = await launchApp()
let page: Page
beforeAll(async () => {
  page = await app.window('main')
})
afterAll(() => app.dispose())

const kept = async (...kinds: Parameters<typeof rowsOf>[1][]) =>
  (await rowsOf(page, ...kinds)).filter(({ fields }) => !fields['trashedAt'])
const labelled = (name: string) => page.getByRole('textbox', { name })

test('an empty profile begins with one question, and the caret in it', async () => {
  await page.getByRole('heading', { name: 'Who do you meet next?' }).waitFor()
  expect(await violationsOf(page)).toEqual([])
  await expect.poll(() => labelled('Name').evaluate((field) => field === document.activeElement)).toBe(true)
})

test('Enter alone goes from the name to an agenda, with every answer but the name given', async () => {
  await page.keyboard.type('Maria Ortega')
  await page.keyboard.press('Enter')
  await expect.poll(() => labelled('When').evaluate((field) => field === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')

  await page.getByRole('heading', { name: 'What do you know about Maria?' }).waitFor()
  expect(await violationsOf(page)).toEqual([])

  // Back takes back what was made, and keeps the answers.
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { name: 'Who do you meet next?' }).waitFor()
  await expect.poll(() => labelled('Name').inputValue()).toBe('Maria Ortega')
  expect(await kept('person')).toEqual([])
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'What do you know about Maria?' }).waitFor()
  await page.keyboard.type('Churn under 3 % by March')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')

  await page.getByText('Noticed anything outside').waitFor()
  const rows = await kept('person', 'meeting', 'note')
  const person = rows.find(({ kind }) => kind === 'person')
  const meeting = rows.find(({ kind }) => kind === 'meeting')
  expect(person?.fields).toMatchObject({
    name: 'Maria Ortega',
    relation: 'manager',
  })
  expect(rows.filter(({ kind }) => kind === 'note').map(({ fields }) => fields)).toMatchObject([
    { personId: person?.id, type: 'goal', text: 'Churn under 3 % by March' },
  ])
  expect(meeting?.fields).toMatchObject({ personId: person?.id, minutes: 30, template: 'weekly' })
  const [agenda] = await callFrom(page, 'projections.read', { ids: [meeting?.id ?? ''] })
  const minutes = agenda?.projection.items.reduce((sum, item) => sum + item.minutes, 0)
  expect(minutes).toBeGreaterThan(0)
  expect(minutes).toBeLessThanOrEqual(30)
})

test('a line noticed now becomes an opener draft on that agenda', async () => {
  await labelled('What you noticed').fill('From July, AI costs must be itemised')
  await page.keyboard.press('Enter')
  await page.getByText('Noticed anything outside').waitFor({ state: 'detached' })
  const rows = await kept('opener', 'meeting')
  const opener = rows.find(({ kind }) => kind === 'opener')
  const meeting = rows.find(({ kind }) => kind === 'meeting')
  expect(String(opener?.fields['fact'])).toContain('AI costs must be itemised')
  const [agenda] = await callFrom(page, 'projections.read', { ids: [meeting?.id ?? ''] })
  const items = agenda?.projection.items ?? []
  expect(items.filter(({ headline }) => headline.includes('AI costs must be itemised'))).toMatchObject([
    { kind: 'opener' },
  ])
  expect(items.reduce((sum, item) => sum + item.minutes, 0)).toBeLessThanOrEqual(30)
})

test('what was begun is not asked again after a restart', async () => {
  await app.quit()
  const again = await app.relaunch()
  page = await again.window('main')
  await page.getByRole('navigation', { name: 'Leadup' }).waitFor()
  expect(await page.getByRole('heading', { name: 'Who do you meet next?' }).count()).toBe(0)
})
