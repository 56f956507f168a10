import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const folder = resolve(import.meta.dirname, '../../../src/renderer/ui')
const tokens = readFileSync(resolve(folder, 'tokens.css'), 'utf8')
const avatars = readFileSync(resolve(folder, 'avatar.css'), 'utf8')

const [standard = '', highContrast = ''] = tokens.split('@media (prefers-contrast: more)')

/** `--name: light-dark(#light, #dark)` of a part of the tokens file. */
function readColours(css: string): Map<string, { light: string; dark: string }> {
  const pattern = /--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g
  return new Map(
    [...css.matchAll(pattern)].map(([, name = '', light = '', dark = '']) => [name, { light, dark }]),
  )
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** WCAG 2.2, contrast ratio. */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

const surfaces = ['paper', 'raised', 'rail', 'sunk']
const hues = ['accent', 'amber', 'red', 'blue', 'plum']
/** What may stand on what; the faintest ink stands on paper and raised alone. */
const textPairs = [
  ...['ink', 'ink-2', ...hues].flatMap((text) => surfaces.map((surface) => [text, surface] as const)),
  ...['paper', 'raised'].map((surface) => ['ink-3', surface] as const),
  ...hues.flatMap((hue) => [
    [hue, `${hue}-soft`] as const,
    ['ink', `${hue}-soft`] as const,
    ['ink-2', `${hue}-soft`] as const,
  ]),
  ['on-accent', 'accent'] as const,
  ['on-red', 'red'] as const,
]

describe.each([
  ['as it is', readColours(standard)],
  ['with more contrast', new Map([...readColours(standard), ...readColours(highContrast)])],
])('colours %s', (_name, colours) => {
  test.each(textPairs)('%s on %s reaches 4.5 : 1, light and dark', (text, surface) => {
    const [front, back] = [colours.get(text), colours.get(surface)]
    expect(front && back).toBeDefined()
    if (!front || !back) return
    expect(contrast(front.light, back.light)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(front.dark, back.dark)).toBeGreaterThanOrEqual(4.5)
  })

  test('the line of a control reaches 3 : 1 on what it stands on', () => {
    const line = colours.get('control-line')
    for (const surface of ['paper', 'raised']) {
      const back = colours.get(surface)
      expect(contrast(line?.light ?? '#000000', back?.light ?? '#000000')).toBeGreaterThanOrEqual(3)
      expect(contrast(line?.dark ?? '#000000', back?.dark ?? '#000000')).toBeGreaterThanOrEqual(3)
    }
  })
})

test('initials in white reach 4.5 : 1 on each colour a person can have', () => {
  const backgrounds = [...avatars.matchAll(/background: (#[0-9a-f]{6})/g)].map(([, colour = '']) => colour)
  expect(backgrounds).toHaveLength(9)
  for (const background of backgrounds) expect(contrast('#ffffff', background)).toBeGreaterThanOrEqual(4.5)
})
