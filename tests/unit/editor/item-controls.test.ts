// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { ItemControls } from '../../../src/renderer/editor/item/item-controls'

test('the minutes of an item take digits alone', () => {
  const nothing = () => undefined
  const controls = new ItemControls({
    tick: nothing,
    chooseKind: nothing,
    setMinutes: nothing,
    takeOff: nothing,
    openAction: () => undefined,
    leave: nothing,
  })
  const isTaken = (data: string | null) =>
    controls.side
      .querySelector('input')
      ?.dispatchEvent(new InputEvent('beforeinput', { data, cancelable: true }))
  expect(['e', '-', '+', '.', '1e3'].map(isTaken)).toEqual([false, false, false, false, false])
  expect(['7', '15', null].map(isTaken)).toEqual([true, true, true])
})
