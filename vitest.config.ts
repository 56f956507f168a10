import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'
import { chooseEngine } from './tests/support/choose-engine.ts'

const resolveAlias = { alias: { '@shared': resolve(import.meta.dirname, 'src/shared') } }

/** What an app in another process does is waited for as long as a busy machine may take. */
const patient = { poll: { timeout: 10_000 } }

/** Properties that are tried with chance are the same each time, in all projects that have such. */
const seeded = { setupFiles: 'tests/support/seed-properties.ts' }

/** What runs in the test's own process computes: by itself Vitest would leave a core idle, which of two is half. */
const inProcess = { maxWorkers: '100%' }

/** One project a kind of test, so that each can be run by itself. */
export default defineConfig({
  test: {
    projects: [
      {
        resolve: resolveAlias,
        test: {
          ...seeded,
          ...inProcess,
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          // A test that takes half a second by itself takes ten on a machine that is busy with others.
          testTimeout: 20_000,
          expect: { poll: { timeout: 5000 } },
        },
      },
      {
        resolve: resolveAlias,
        test: {
          name: 'contract',
          include: ['tests/contract/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: patient,
        },
      },
      {
        resolve: resolveAlias,
        test: {
          ...seeded,
          ...inProcess,
          name: 'relay',
          include: ['tests/relay/**/*.test.ts'],
          testTimeout: 60_000,
          expect: patient,
        },
      },
      {
        resolve: resolveAlias,
        test: {
          ...inProcess,
          name: 'sync',
          include: ['tests/sync/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Many waits, each short: what is waited for comes over a socket or by polling a folder.
          expect: { poll: { timeout: 15_000, interval: 5 } },
        },
      },
      {
        resolve: resolveAlias,
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 60_000,
          // They start and kill, and wait in between. Of clipboard, hotkeys and focus, which real Electron takes, there
          // is one; the stand-in has them for each app.
          maxWorkers: chooseEngine() === 'stand-in' ? Math.min(2, availableParallelism()) : 1,
        },
      },
      {
        resolve: resolveAlias,
        test: {
          name: 'e2e',
          globalSetup: 'tests/support/announce-engine.ts',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: patient,
          fileParallelism: false,
        },
      },
    ],
  },
})
