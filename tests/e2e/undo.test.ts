import { randomUUID } from 'node:crypto'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allKinds, isKnownKind, kindNames } from '@shared/documents/kinds/all-kinds'
import { launchApp } from '../support/launch-app.ts'
import { openMainWindow } from '../support/open-main-window.ts'
import { callFrom, rowsOf, writeFrom } from '../support/page-calls.ts'
import { hoursFromNow } from '../support/wall-times.ts'

const app = await launchApp()
let page: Page

const captures = ['for the agenda', 'for an opener', 'to keep', 'to remove', 'for the shelf']
const day = (days: number) => hoursFromNow(24 * days).slice(0, 10)
const ago = new Date(Date.now() - 6e8).toISOString()

beforeAll(async () => {
  page = await openMainWindow(app)
  page.setDefaultTimeout(8000)
  await writeFrom(page, [
    { id: 'settings', fields: { ignoredAddresses: ['room@example.org'] } },
    { id: 'maria', kind: 'person', fields: { name: 'Maria Ortega', relation: 'manager' } },
    { id: 'jonas', kind: 'person', fields: { name: 'Jonas Weber', relation: 'report' } },
    { id: 'elif', kind: 'person', fields: { name: 'Elif Kaya' } },
    { id: 'a3', kind: 'action', fields: { text: 'An old promise' } },
    { id: 'last', kind: 'meeting', fields: { personId: 'maria', start: hoursFromNow(-168) } },
    { id: 'next', kind: 'meeting', fields: { personId: 'maria', start: hoursFromNow(30) } },
    { id: 'a1', kind: 'action', fields: { text: 'Send the plan', personId: 'maria', dueDate: day(1) } },
    { id: 'a2', kind: 'action', fields: { text: 'Book the room', status: 'done', doneAt: ago } },
    { id: 'f1', kind: 'note', fields: { type: 'feedback', text: 'Number first', personId: 'maria' } },
    { id: 'g1', kind: 'note', fields: { type: 'goal', text: 'Churn under 3 %', personId: 'maria' } },
    {
      id: 'o1',
      kind: 'opener',
      fields: { question: 'What did they learn?', personId: 'maria', status: 'asked', answer: 'Price' },
    },
    { id: 'o2', kind: 'opener', fields: { question: 'Whom to call?', status: 'answered', answer: 'Acme' } },
    { id: 's1', kind: 'signal', fields: { text: 'Acme cuts prices', soWhat: 'Ask sales' } },
    { id: 's2', kind: 'signal', fields: { text: 'Globex leaves Lisbon' } },
    { id: 'w1', kind: 'win', fields: { text: 'Six days', personId: 'maria', date: day(0) } },
  ])
  await writeFrom(page, [
    { id: 'elif', fields: { trashedAt: ago } },
    { id: 'a3', fields: { trashedAt: ago } },
  ])
  for (const text of captures) {
    await callFrom(page, 'captures.commit', { commandId: randomUUID(), text, personIds: ['maria'] })
  }
  await callFrom(page, 'meetings.insertTemplate', { commandId: randomUUID(), id: 'last', template: 'weekly' })
  // Two lines that are left over from last time.
  for (const captureId of ['c1', 'c2']) {
    await writeFrom(page, [{ id: captureId, kind: 'capture', fields: { text: `Left over ${captureId}` } }])
    await callFrom(page, 'captures.triage', {
      commandId: randomUUID(),
      captureId,
      to: { as: 'item', meetingId: 'last', kind: 'discuss' },
    })
  }
})
afterAll(() => app.dispose())

/** Everything the user can see of the workspace: each record as its kind reads it, and what stands on agendas. */
async function everything() {
  const rows = await rowsOf(page, ...kindNames)
  const projections = await callFrom(page, 'projections.read', { ids: ['last', 'next'] })
  return {
    records: rows
      .flatMap(({ id, kind, fields }) =>
        isKnownKind(kind) ? [{ ...allKinds[kind].read(fields), id, kind, createdAt: null }] : [],
      )
      .filter(({ trashedAt }) => trashedAt === null)
      .toSorted((one, other) => one.id.localeCompare(other.id)),
    agendas: projections.flatMap(({ id, projection: { items } }) =>
      items.length > 0 ? [{ id, items }] : [],
    ),
  }
}

const row = (name: string | RegExp): Locator => page.getByRole('row', { name })
const press = async (locator: Locator, key: string) => {
  await locator.focus()
  await page.keyboard.press(key)
}
const section = async (name: string) => {
  await page.keyboard.press('ControlOrMeta+5')
  await page.getByRole('tab', { name }).click()
}
const inbox = async () => {
  await page.keyboard.press('ControlOrMeta+1')
  await page.getByRole('button', { name: /inbox/i }).first().click()
}
const settings = async (name: string) => {
  await page.keyboard.press('ControlOrMeta+,')
  const sections = page.getByRole('navigation', { name: 'Sections of the settings' })
  await sections.getByRole('button', { name, exact: true }).click()
}
const openNext = async () => {
  await page.keyboard.press('ControlOrMeta+2')
  await page.getByRole('main', { name: '1:1s' }).getByRole('row', { name: /Maria/ }).first().click()
  await page.getByRole('textbox', { name: /^Agenda of/ }).waitFor()
}
const unfold = async (name: RegExp) => {
  await row(name).waitFor()
  const isOpen = await row(name).locator('[aria-expanded]').getAttribute('aria-expanded')
  if (isOpen === 'false') await press(row(name), 'Enter')
}
const chooseFrom = async (menu: string, entry: string) => {
  await page.getByRole('button', { name: menu }).click()
  await page.getByRole('menuitem', { name: entry }).click()
}

const openMaria = async () => {
  await page.keyboard.press('ControlOrMeta+3')
  await page.getByRole('grid', { name: 'People' }).getByRole('row', { name: /Maria/ }).click()
  await page.getByRole('main', { name: 'Maria Ortega' }).waitFor()
}
const goalDialog = async () => {
  await openMaria()
  const notes = page.getByRole('grid', { name: 'What you know of Maria' })
  await press(notes.getByRole('row', { name: 'Churn under 3 %' }), 'Enter')
  return page.getByRole('dialog', { name: 'Note about Maria' })
}
const allSignals = async () => {
  await page.keyboard.press('ControlOrMeta+4')
  await press(page.getByRole('grid', { name: 'Signals' }), 'ControlOrMeta+a')
}

interface RecordEditCase {
  what: string
  act: () => Promise<void>
  /** Something is out of sight afterwards: a toast says so, and takes it back. */
  hasToast: boolean
}

const cases: RecordEditCase[] = [
  {
    what: 'an action that is done',
    hasToast: true,
    act: async () => {
      await section('Actions')
      await press(row(/Send the plan/), 'Space')
    },
  },
  {
    what: 'an action that is open again',
    hasToast: true,
    act: async () => {
      await section('Actions')
      await unfold(/^Done, /)
      await press(row(/Book the room/), 'Space')
    },
  },
  {
    what: 'an action that waits',
    hasToast: false,
    act: async () => {
      await section('Actions')
      await press(row(/Send the plan/), 'w')
    },
  },
  {
    what: 'an action that is put off to the next 1:1',
    hasToast: true,
    act: async () => {
      await section('Actions')
      await press(row(/Send the plan/), 's')
    },
  },
  {
    what: 'an action that is removed',
    hasToast: true,
    act: async () => {
      await section('Actions')
      await press(row(/Send the plan/), 'Delete')
    },
  },
  {
    what: 'an action that is added',
    hasToast: false,
    act: async () => {
      await section('Actions')
      await page.getByRole('textbox', { name: 'New action' }).fill('Ask legal by Friday')
      await page.keyboard.press('Enter')
    },
  },
  {
    what: 'feedback that is closed',
    hasToast: true,
    act: async () => {
      await section('Feedback')
      await press(row(/Number first/), 'Space')
    },
  },
  {
    what: 'feedback that is removed',
    hasToast: true,
    act: async () => {
      await section('Feedback')
      await press(row(/Number first/), 'Backspace')
    },
  },
  {
    what: 'an answer that is noted',
    hasToast: true,
    act: async () => {
      await section('Openers')
      await press(row(/What did they learn/), 'Enter')
      const pane = page.getByRole('complementary', { name: 'Opener' })
      await pane.getByRole('button', { name: 'Note the answer' }).click()
    },
  },
  {
    what: 'an answer that is kept as a signal as well',
    hasToast: true,
    act: async () => {
      await section('Openers')
      await unfold(/^Answered, /)
      await press(row(/Whom to call/), 'Enter')
      const pane = page.getByRole('complementary', { name: 'Opener' })
      await press(pane.getByRole('group', { name: 'Keep the answer also as' }), 's')
    },
  },
  {
    what: 'an opener that was not answered after all',
    hasToast: true,
    act: async () => {
      await section('Openers')
      await unfold(/^Answered, /)
      await press(row(/Whom to call/), 'Space')
    },
  },
  {
    what: 'an opener that is removed',
    hasToast: true,
    act: async () => {
      await section('Openers')
      await press(row(/What did they learn/), 'Backspace')
    },
  },
  {
    what: 'a win that is removed',
    hasToast: true,
    act: async () => {
      await section('Wins')
      await press(row(/Six days/), 'Backspace')
    },
  },
  {
    what: 'the goal a win serves',
    hasToast: false,
    act: async () => {
      await section('Wins')
      await press(row(/Six days/), 'Enter')
      await page.getByRole('button', { name: /Which goal of Maria/ }).click()
      await page.getByRole('option', { name: 'Churn under 3 %' }).click()
      await page.keyboard.press('Escape')
    },
  },
  ...(
    [
      ['a capture put on the next agenda', 'for the agenda', 'a'],
      ['a capture made an opener', 'for an opener', 'o'],
      ['a capture that is kept', 'to keep', 'k'],
      ['a capture that is removed', 'to remove', 'Backspace'],
    ] as const
  ).map(([what, text, key]) => ({
    what,
    hasToast: true,
    act: async () => {
      await inbox()
      await press(row(text), key)
    },
  })),
  {
    what: 'a capture put on the agenda from the shelf',
    hasToast: false,
    act: async () => {
      await openNext()
      await press(
        page.getByRole('complementary', { name: 'Shelf' }).getByRole('row', { name: 'for the shelf' }),
        'Enter',
      )
    },
  },
  {
    what: 'an action ticked on the shelf',
    hasToast: true,
    act: async () => {
      await openNext()
      const card = page
        .getByRole('complementary', { name: 'Shelf' })
        .getByRole('row', { name: /^Send the plan/ })
      await press(card, 'Backspace')
      await page.getByRole('menu', { name: 'What becomes of it' }).waitFor()
      await page.keyboard.press('d')
    },
  },
  {
    what: 'an agenda begun with a template',
    hasToast: false,
    act: async () => {
      await openNext()
      await page.getByRole('button', { name: 'Begin with it' }).click()
    },
  },
  {
    what: 'an agenda begun with what was left over',
    hasToast: false,
    act: async () => {
      await openNext()
      const bring = page.getByRole('button', { name: 'Bring the 2 carried over' })
      await press(bring, 'Enter')
      await expect
        .poll(async () => (await everything()).agendas.find(({ id }) => id === 'next')?.items.length)
        .toBe(2)
    },
  },
  {
    what: 'a 1:1 that is cancelled',
    hasToast: true,
    act: async () => {
      await openNext()
      await chooseFrom('More about 1:1 with Maria', 'Cancel this 1:1')
    },
  },
  {
    what: 'a 1:1 that is removed',
    hasToast: true,
    act: async () => {
      await openNext()
      await chooseFrom('More about 1:1 with Maria', 'Remove')
    },
  },
  {
    what: 'a person who is removed',
    hasToast: true,
    act: async () => {
      await page.keyboard.press('ControlOrMeta+3')
      await page.getByRole('grid', { name: 'People' }).getByRole('row', { name: /Jonas/ }).click()
      await chooseFrom('More about Jonas Weber', 'Remove Jonas Weber')
    },
  },
  {
    what: 'a person who is put back from the trash',
    hasToast: true,
    act: async () => {
      await settings('Trash')
      await page.getByRole('button', { name: 'Put back Elif Kaya' }).click()
    },
  },
  {
    what: 'an action that is put back from the trash',
    hasToast: true,
    act: async () => {
      await settings('Trash')
      await page.getByRole('button', { name: 'Put back An old promise' }).click()
    },
  },
  {
    what: 'an address that is taken out of a list',
    hasToast: true,
    act: async () => {
      await settings('Calendar')
      await page.getByRole('button', { name: 'Remove room@example.org' }).click()
    },
  },
  {
    what: 'a note that is added',
    hasToast: false,
    act: async () => {
      await openMaria()
      await page.keyboard.press('ControlOrMeta+l')
      await page.keyboard.press('w')
      await page.keyboard.type('Another reorganisation')
      await page.keyboard.press('Enter')
    },
  },
  {
    what: 'how sure a note is',
    hasToast: false,
    act: async () => {
      const dialog = await goalDialog()
      await press(dialog.getByRole('radio', { name: 'Sure' }), 'Space')
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
    },
  },
  ...['No longer so', 'Remove'].map((name) => ({
    what: `a note: ${name.toLowerCase()}`,
    hasToast: true,
    act: async () => {
      const dialog = await goalDialog()
      await press(dialog.getByRole('button', { name }), 'Enter')
    },
  })),
  ...(
    [
      ['looked at again', 'l'],
      ['set aside', 'e'],
      ['removed', 'Backspace'],
    ] as const
  ).map(([what, key]) => ({
    what: `signals that are ${what} together`,
    hasToast: true,
    act: async () => {
      await allSignals()
      await page.keyboard.press(key)
    },
  })),
  {
    what: 'the kind of several signals',
    hasToast: false,
    act: async () => {
      await allSignals()
      await page.keyboard.press('k')
      await page.getByRole('dialog', { name: 'Kind of 2 signals' }).waitFor()
      await page.keyboard.press('p')
    },
  },
  {
    what: 'tags of several signals',
    hasToast: false,
    act: async () => {
      await allSignals()
      await page.keyboard.press('t')
      await page.getByRole('dialog', { name: 'Tags of 2 signals' }).waitFor()
      await page.keyboard.type('pricing')
      await page.keyboard.press('ControlOrMeta+Enter')
    },
  },
  {
    what: 'a setting',
    hasToast: false,
    act: async () => {
      await settings('Appearance')
      await press(page.getByRole('radio', { name: 'Dark' }), 'Space')
    },
  },
]

const undoOfToast = () => page.getByRole('button', { name: 'Undo' })

/** From the screen, not from a field: what is typed there is undone by the field itself. */
async function pressOnScreen(keys: string) {
  await page.getByRole('main').focus()
  await page.keyboard.press(keys)
}

async function isOneStepBack(before: object) {
  await expect.poll(everything).not.toEqual(before)
  await pressOnScreen('ControlOrMeta+z')
  await expect.poll(everything).toEqual(before)
  await pressOnScreen('ControlOrMeta+Shift+z')
  await expect.poll(everything).not.toEqual(before)
  await pressOnScreen('ControlOrMeta+z')
  await expect.poll(everything).toEqual(before)
}

describe('what goes out of sight is taken back by its toast, and by Mod+Z', () => {
  test.each(cases.filter(({ hasToast }) => hasToast))('$what', async ({ act }) => {
    const before = await stateOnce()
    await act()
    await expect.poll(everything).not.toEqual(before)
    await undoOfToast().click()
    await expect.poll(everything).toEqual(before)
    await act()
    await isOneStepBack(before)
  })
})

describe('what stays in sight is taken back by Mod+Z', () => {
  test.each(cases.filter(({ hasToast }) => !hasToast))('$what', async ({ act }) => {
    const before = await stateOnce()
    await act()
    await expect.poll(everything).not.toEqual(before)
    expect(await undoOfToast().count()).toBe(0)
    await isOneStepBack(before)
  })
})

describe('edits of one field are taken back one after the other, and made again', () => {
  const fields: { what: string; id: string; field: string; open: () => Promise<Locator>; label: string }[] = [
    { what: 'a goal', id: 'g1', field: 'text', open: goalDialog, label: 'What it is' },
    {
      what: 'what follows from a signal',
      id: 's1',
      field: 'soWhat',
      open: async () => {
        await page.keyboard.press('ControlOrMeta+4')
        // Nothing is selected any more, so that a press opens.
        await press(page.getByRole('grid', { name: 'Signals' }), 'Escape')
        await row(/Acme cuts prices/).click()
        return page.getByRole('main')
      },
      label: 'So what',
    },
  ]
  test.each(fields)('$what', async ({ id, field, open, label }) => {
    const value = async () =>
      (await rowsOf(page, 'note', 'signal')).find((each) => each.id === id)?.fields[field]
    const textbox = (await open()).getByRole('textbox', { name: label })
    const first = await value()
    for (const words of ['One', 'Two', 'Three']) {
      await textbox.fill(words)
      await page.keyboard.press('Tab')
      await expect.poll(value).toBe(words)
    }
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    for (const words of ['Two', 'One', first]) {
      await pressOnScreen('ControlOrMeta+z')
      await expect.poll(value).toBe(words)
    }
    for (const words of ['One', 'Two', 'Three']) {
      await pressOnScreen('ControlOrMeta+Shift+z')
      await expect.poll(value).toBe(words)
    }
    for (const words of ['Two', 'One', first]) {
      await pressOnScreen('ControlOrMeta+z')
      await expect.poll(value).toBe(words)
    }
  })
})

/** As it stands once nothing is on its way to the vault. */
async function stateOnce() {
  await page.getByText('Saved on this device').waitFor()
  return everything()
}
