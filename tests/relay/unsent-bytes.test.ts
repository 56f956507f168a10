import { expect, test } from 'vitest'
import { UnsentBytes } from '../../src/relay/connection/unsent-bytes.ts'

function readers(names: string[]) {
  const cut: string[] = []
  return { cut, of: names.map((name) => ({ cut: () => void cut.push(name) })) }
}

test('[L11] who took nothing for the longest is cut first', () => {
  const { cut, of } = readers(['slow', 'still', 'new'])
  const [slow, still, newcomer] = of
  const unsent = new UnsentBytes({ unsentBytesOfAll: 100 })
  if (!slow || !still || !newcomer) throw new Error('three')
  unsent.note(slow, 50)
  unsent.note(still, 30)
  unsent.note(slow, 60)
  unsent.note(slow, 55, { hasTaken: true })
  expect(unsent.size).toBe(85)
  unsent.note(newcomer, 20)
  expect(cut).toEqual(['still'])
  expect(unsent.size).toBe(75)
  unsent.note(newcomer, 60)
  expect(cut).toEqual(['still', 'slow'])
})

test('[L11] who has taken everything, or is gone, holds nothing', () => {
  const { cut, of } = readers(['one', 'other'])
  const [one, other] = of
  const unsent = new UnsentBytes({ unsentBytesOfAll: 100 })
  if (!one || !other) throw new Error('two')
  unsent.note(one, 90)
  unsent.note(one, 0, { hasTaken: true })
  unsent.note(other, 100)
  unsent.note(other, 0)
  unsent.note(other, 0)
  expect(unsent.size).toBe(0)
  unsent.note(one, 101)
  expect(cut).toEqual(['one'])
  expect(unsent.size).toBe(0)
})

test('[L11] those that are cut tell it at once, and are cut one after the other all the same', () => {
  const unsent = new UnsentBytes({ unsentBytesOfAll: 1000 })
  let [depth, deepest, count] = [0, 0, 0]
  const reader = () => {
    const self = {
      cut: () => {
        deepest = Math.max(deepest, (depth += 1))
        count += 1
        unsent.note(self, 0)
        depth -= 1
      },
    }
    return self
  }
  for (let each = 0; each < 1000; each += 1) unsent.note(reader(), 1)
  unsent.note(reader(), 1000)
  expect({ deepest, count, left: unsent.size }).toEqual({ deepest: 1, count: 1000, left: 1000 })
})
