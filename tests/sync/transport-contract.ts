import { afterEach, beforeEach, describe } from 'vitest'
import type { Transport } from '@shared/sync/transport'
import type { FakeChain } from '../support/sync/fake-entries.ts'
import { keptThingsContract } from './contract/kept-things.ts'
import { chainsContract } from './contract/chains.ts'
import { connectionContract } from './contract/connection.ts'
import { mailboxesContract } from './contract/mailboxes.ts'
import { watchContract } from './contract/watch.ts'

/**
 * One place, empty at first, and transports of devices over it. Entries and statuses are those of `fake-entries.ts`:
 * of the right form in what is clear, with neither seal nor signature.
 */
export interface TransportHarness {
  /** Opens the place as a device of this name and resolves once it is ready. Each name has its own chain. */
  open(device: string): Promise<{ transport: Transport; chain: FakeChain }>
  /** Ends whatever runs the place and begins it again with what is on its disk. Opened transports are closed before. */
  restart(): Promise<void>
  /** Closes all that was opened, and removes the place. */
  tearDown(): Promise<void>
}

/** Hands the test's harness to its parts. */
export type Place = () => TransportHarness

/**
 * What every transport keeps to: each sentence of `src/shared/sync/transport.ts` and the rules [T1] and [T2]. One suite
 * for all implementations.
 */
export function transportContract(name: string, createHarness: () => Promise<TransportHarness>): void {
  describe(`transport: ${name}`, () => {
    let harness: TransportHarness
    beforeEach(async () => {
      harness = await createHarness()
    })
    afterEach(() => harness.tearDown())
    const place = () => harness

    describe('chains', () => {
      chainsContract(place)
    })
    describe('blobs and statuses', () => {
      keptThingsContract(place)
    })
    describe('watching', () => {
      watchContract(place)
    })
    describe('connection', () => {
      connectionContract(place)
    })
    describe('mailboxes', () => {
      mailboxesContract(place)
    })
  })
}
