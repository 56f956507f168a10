import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { agendaItem } from '@shared/body/agenda-item'
import { violationsOf } from '../support/axe.ts'
import { launchApp } from '../support/launch-app.ts'
import { openMainWindow } from '../support/open-main-window.ts'
import { callFrom, writeFrom } from '../support/page-calls.ts'
import { hoursFromNow } from '../support/wall-times.ts'
import { writeBody } from '../support/write-body.ts'

const app = await launchApp()
let page: Page

beforeAll(async () => {
  page = await openMainWindow(app)
  page.setDefaultTimeout(8000)
  const meeting = (id: string, hours: number) => ({
    id,
    kind: 'meeting',
    fields: { personId: 'maria', start: hoursFromNow(hours), minutes: 30, title: 'Weekly with Maria' },
  })
  await writeFrom(page, [
    { id: 'maria', kind: 'person', fields: { name: 'Maria Ortega', relation: 'manager' } },
    meeting('before', -336),
    meeting('last', -168),
    meeting('next', 2),
  ])
  await writeBody(page, 'before', [
    agendaItem('a', 'discuss', 'The offsite'),
    agendaItem('b', 'discuss', 'The office'),
  ])
  await writeBody(page, 'last', [
    agendaItem('c', 'decide', 'Two suppliers', { ticked: true }),
    agendaItem('d', 'discuss', 'The forecast'),
    agendaItem('e', 'ask', 'Air cover with Finance'),
    agendaItem('f', 'win', 'Onboarding takes six days'),
  ])
  await callFrom(page, 'deviceState.write', { key: 'main.route', value: { screen: 'meeting', id: 'next' } })
  await page.reload()
})
afterAll(() => app.dispose())

const shelf = () => page.getByRole('complementary', { name: 'Shelf' })

test('what is carried over is counted once, and how much of it is from last time is said', async () => {
  const begin = page.getByRole('region', { name: 'Begin from a template' })
  await begin.getByRole('button', { name: 'Bring the 5 carried over' }).waitFor()
  await begin.getByText('3 of them from last time', { exact: true }).waitFor()
  // The card of the last 1:1 speaks of that one alone.
  const last = shelf().getByRole('row', { name: /^Last time/ })
  await last.getByText('1 of 4 ticked', { exact: true }).waitFor()
  expect(await last.getByText(/left over/).count()).toBe(0)
  for (const [width, dark] of [
    [1280, false],
    [420, true],
  ] as const) {
    await page.setViewportSize({ width, height: 800 })
    await app.control.setSystemTheme({ dark })
    await page.waitForFunction(
      (isDark) => matchMedia('(prefers-color-scheme: dark)').matches === isDark,
      dark,
    )
    expect(await violationsOf(page)).toEqual([])
  }
  await page.setViewportSize({ width: 1280, height: 800 })
})

test('what was brought is taken off the agenda by a button that says so, and is offered again', async () => {
  const agenda = page.getByRole('textbox', { name: /^Agenda of/ })
  await page.getByRole('button', { name: 'Bring the 5 carried over' }).press('Enter')
  const off = agenda.getByRole('button', { name: /^Take off the agenda: / })
  await expect.poll(() => off.count()).toBe(5)
  expect(await off.first().innerText()).toBe('Take off the agenda')
  await agenda.getByRole('button', { name: 'Take off the agenda: The forecast' }).click()
  await shelf()
    .getByRole('row', { name: /^The forecast/ })
    .waitFor()
  await expect.poll(() => off.count()).toBe(4)
})
