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
