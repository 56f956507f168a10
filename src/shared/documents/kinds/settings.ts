import { z } from 'zod'
import { defaultTitlePatterns } from '../../calendar/title-pattern'
import { weekdays } from '../../domain/five-minutes/week'
import { defineKind, type FieldsOf } from '../document'
import { commonShape, dayField } from '../fields'

/** There is one settings document in a workspace, under this id. */
export const settingsId = 'settings'

const strings = z.array(z.string().max(320)).default([])

/** What the user chose, on all devices. What belongs to one device (bounds, open screen) is device state instead. */
export const settingsKind = defineKind({
  kind: 'settings',
  words: { one: 'Settings', many: 'Settings' },
  hasBody: false,
  shape: {
    ...commonShape,
    /** Electron accelerator of quick capture. */
    captureShortcut: z.string().max(100).default('CommandOrControl+Shift+Space'),
    appearance: z.enum(['system', 'light', 'dark']).default('system'),
    documentFont: z.enum(['serif', 'sans']).default('serif'),
    spellCheck: z.boolean().default(false),
    /** BCP 47 languages whose dictionaries may be fetched once spelling is on. */
    spellCheckLanguages: strings,
    /** How long before a 1:1 it is told of; 0 for never. */
    noticeMinutes: z.number().int().min(0).max(120).default(15),
    closeKeepsRunning: z.boolean().default(true),
    /** Calendar import: which addresses are the user's, which to ignore, which titles are 1:1s. */
    ownAddresses: strings,
    ignoredAddresses: strings,
    titlePatterns: z.array(z.string().max(200)).default(defaultTitlePatterns),
    /** On which day of the week Today offers the five minutes. */
    fiveMinutesDay: z.enum([...weekdays, 'off']).default('friday'),
    /** The day on which they were last done, or passed over. */
    fiveMinutesSettledOn: dayField,
    /** How far the first ten minutes have come; empty when not begun. */
    firstRunStep: z.string().max(40).default(''),
  },
  privateFields: [],
  titleOf: () => '',
  searchText: () => '',
})

export type SettingsFields = FieldsOf<typeof settingsKind.shape>
