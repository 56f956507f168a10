import { beforeEach, expect, test } from 'vitest'
import { UserError } from '@shared/ipc/user-error'
import { DraftKeeper } from '../../../src/renderer/capture/draft'
import { FakeBridge } from '../../support/fake-bridge'

const bridge = new FakeBridge().install()
beforeEach(() => bridge.reset())

test('a draft the disk did not take is written again when the window closes', async () => {
  const written: unknown[] = []
  const keeper = new DraftKeeper()
  bridge.answers['deviceState.write'] = () => {
    throw new UserError('not-saved', 'The disk is full.')
  }
  keeper.change({ text: 'Acme hires in Ireland' })
  await expect(keeper.flush()).rejects.toThrow('The disk is full.')
  bridge.answers['deviceState.write'] = ({ value }) => {
    written.push(value)
    return {}
  }
  await keeper.flush()
  expect(written).toMatchObject([{ text: 'Acme hires in Ireland' }])
})

test('of a draft that is damaged on disk what can be read is gone on with', async () => {
  bridge.answers['deviceState.read'] = () => '{"text":"Acme hires in Ireland","rejected":[]'
  const keeper = new DraftKeeper()
  expect(await keeper.load()).toMatchObject({
    text: expect.stringContaining('Acme hires in Ireland') as string,
    isDamaged: true,
  })
  expect(keeper.draft.text).toContain('Acme hires in Ireland')
  bridge.answers['deviceState.read'] = () => ({
    text: 'Acme hires',
    rejected: [],
    commandId: 'c',
    accepted: 'win',
  })
  expect(await keeper.load()).toEqual({
    text: 'Acme hires',
    rejected: [],
    commandId: 'c',
    accepted: 'win',
    isDamaged: false,
  })
})
