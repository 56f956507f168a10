// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest'
import {
  runMeetingKey,
  type MeetingActions,
} from '../../../src/renderer/features/meeting-mode/meeting-actions'

let done: string[] = []
afterEach(() => {
  done = []
  document.body.replaceChildren()
})

const does = (name: string) => () => void done.push(name)
const actions: MeetingActions = {
  previous: does('previous'),
  next: does('next'),
  list: does('list'),
  add: does('add'),
  leave: does('leave'),
  tick: does('tick'),
  write: does('write'),
  makeMine: does('mine'),
  makeTheirs: does('theirs'),
  hear: does('hear'),
}

/** What a key does, pressed in this element, with these keys held. */
function pressIn(html: string, key: string, held: KeyboardEventInit = {}, given = actions): string[] {
  document.body.innerHTML = html
  done = []
  const event = new KeyboardEvent('keydown', { key, ...held })
  document.body.firstElementChild?.dispatchEvent(event)
  runMeetingKey(event, given, does('out of the text'))
  return done
}

const screen = '<div></div>'
const text = '<div contenteditable="true"></div>'

test('single keys are heard outside of the text alone', () => {
  const keys = ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp', ' ', 'Enter', 'h', 'N', 'l']
  expect(keys.flatMap((key) => pressIn(screen, key))).toEqual([
    'next',
    'next',
    'previous',
    'previous',
    'tick',
    'write',
    'hear',
    'add',
    'list',
  ])
  expect(keys.flatMap((key) => pressIn(text, key))).toEqual([])
  expect(keys.flatMap((key) => pressIn('<input>', key))).toEqual([])
})

test('page keys lead on from within the text, and Escape out of it first', () => {
  expect([pressIn(text, 'PageDown'), pressIn(screen, 'PageUp')]).toEqual([['next'], ['previous']])
  expect([pressIn(text, 'Escape'), pressIn(screen, 'Escape')]).toEqual([['out of the text'], ['leave']])
})

test('the keys of the desk mean the same here, and in the text they are the text’s', () => {
  const held = { ctrlKey: true, shiftKey: true }
  expect([
    pressIn(screen, 'A', held),
    pressIn(screen, 'o', held),
    pressIn(screen, 'Enter', { ctrlKey: true }),
  ]).toEqual([['mine'], ['theirs'], ['tick']])
  expect(pressIn(text, 'a', held)).toEqual([])
  expect(pressIn(screen, 'Enter', held)).toEqual([])
  expect(pressIn(screen, 'h', { altKey: true })).toEqual([])
})

test('a button that has the focus is pressed by Space and Enter, and arrows still walk', () => {
  expect([pressIn('<button></button>', ' '), pressIn('<button></button>', 'Enter')]).toEqual([[], []])
  expect(pressIn('<button></button>', 'ArrowRight')).toEqual(['next'])
})

test('what cannot be done now, and what an input method types, does nothing', () => {
  const { hear: _hear, ...rest } = actions
  expect(pressIn(screen, 'h', {}, rest)).toEqual([])
  expect(pressIn(screen, 'h', { isComposing: true })).toEqual([])
})
