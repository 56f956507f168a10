import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { isUpdateCovered, isWriteCovered } from '@shared/sync/covered-by'

const write = { field: 'name', clock: '000000002-0000-a' }

test('[K3] a write is held by the same or a later one to its field', () => {
  const held = (clock: string) => ({ fields: [['name', 'Maria', clock]] as [string, unknown, string][] })
  expect(isWriteCovered(write, held('000000002-0000-a'))).toBe(true)
  expect(isWriteCovered(write, held('000000002-0000-b'))).toBe(true)
  expect(isWriteCovered(write, held('000000001-zzzz-a'))).toBe(false)
  expect(isWriteCovered({ ...write, field: 'role' }, held('000000003-0000-a'))).toBe(false)
})

test('[K3] where there is no body, only an update that brings nothing is held', () => {
  const document = new Y.Doc()
  expect(isUpdateCovered(Y.encodeStateAsUpdate(document), { body: null })).toBe(true)
  document.getText('body').insert(0, 'a')
  expect(isUpdateCovered(Y.encodeStateAsUpdate(document), { body: null })).toBe(false)
})

test('[K3] a deletion that the state has not got is not held, though every letter is', () => {
  const document = new Y.Doc()
  document.getText('body').insert(0, 'abc')
  const body = Y.encodeStateAsUpdate(document)
  let deletion: Uint8Array = new Uint8Array()
  document.once('update', (update: Uint8Array) => {
    deletion = update
  })
  document.getText('body').delete(1, 1)
  expect(isUpdateCovered(deletion, { body })).toBe(false)
  expect(isUpdateCovered(deletion, { body: Y.encodeStateAsUpdate(document) })).toBe(true)
})

const step = fc.record({
  device: fc.integer({ min: 0, max: 2 }),
  kind: fc.constantFrom('insert', 'delete', 'attribute', 'exchange'),
  at: fc.nat(20),
  other: fc.integer({ min: 0, max: 2 }),
})

/** Three devices that edit one body and now and then hear of each other; returns every update there was. */
function updatesOf(steps: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[], gc: boolean) {
  const updates: Uint8Array[] = []
  const devices = [1, 2, 3].map((clientId) => {
    const document = new Y.Doc({ gc })
    document.clientID = clientId
    return document
  })
  for (const document of devices) {
    document.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'exchange') updates.push(update)
    })
  }
  for (const { device, kind, at, other } of steps) {
    const document = devices[device]
    const otherDocument = devices[other]
    if (!document || !otherDocument) throw new Error('no device')
    const fragment = document.getXmlFragment('body')
    if (kind === 'exchange') Y.applyUpdate(document, Y.encodeStateAsUpdate(otherDocument), 'exchange')
    else if (kind === 'insert')
      fragment.insert(Math.min(at, fragment.length), [
        at % 2 ? new Y.XmlText(`text ${at}`) : new Y.XmlElement('p'),
      ])
    else if (fragment.length > 0 && kind === 'delete') fragment.delete(at % fragment.length, 1)
    else {
      const element = fragment.toArray()[at % Math.max(1, fragment.length)]
      if (element instanceof Y.XmlElement) element.setAttribute('minutes', String(at))
      if (element instanceof Y.XmlText) element.delete(0, 1)
    }
  }
  return updates
}

/** The truth: whether applying it changes anything, or leaves something that waits. */
function bringsNothing(body: Uint8Array, update: Uint8Array): boolean {
  const document = new Y.Doc({ gc: false })
  Y.applyUpdate(document, body)
  const before = Y.encodeStateAsUpdate(document)
  let isChanged = false
  document.on('update', () => {
    isChanged = true
  })
  Y.applyUpdate(document, update)
  const after = Y.encodeStateAsUpdate(document)
  return !isChanged && Buffer.compare(before, after) === 0
}

test('[K3] an update is held exactly where applying it would bring nothing', () => {
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 1, maxLength: 40 }),
      fc.infiniteStream(fc.boolean()),
      fc.infiniteStream(fc.boolean()),
      fc.boolean(),
      fc.boolean(),
      (steps, inState, inUpdate, gc, isCompacted) => {
        const updates = updatesOf(steps, gc)
        const pick = (chosen: Iterator<boolean>) => updates.filter(() => chosen.next().value === true)
        const held = pick(inState)
        const brought = pick(inUpdate)
        if (held.length === 0 || brought.length === 0) return
        const document = new Y.Doc({ gc: true })
        for (const update of held) Y.applyUpdate(document, update)
        // As a vault writes it: compacted where nothing waits for something else.
        const body = isCompacted ? Y.encodeStateAsUpdate(document) : Y.mergeUpdates(held)
        const update = Y.mergeUpdates(brought)
        const isCovered = isUpdateCovered(update, { body })
        const isNothing = bringsNothing(body, update)
        // Of updates that were only merged nobody knows what else was deleted with what: it is sent again then.
        expect(isCovered).toBe(isCompacted ? isNothing : isCovered && isNothing)
      },
    ),
    { numRuns: 400 },
  )
})
