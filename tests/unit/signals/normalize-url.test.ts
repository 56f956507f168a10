import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalizeUrl, siteOf } from '@shared/domain/signals/normalize-url'

test.each([
  ['http://www.example.com/news/', 'https://example.com/news'],
  ['https://Example.COM/news?utm_source=mail&utm_medium=x', 'example.com/news'],
  ['https://example.com/a?b=2&a=1', 'https://example.com/a?a=1&b=2'],
  ['https://example.com/a?fbclid=123#comments', 'https://example.com/a'],
  ['https://example.com:443/a', 'http://example.com:80/a'],
  ['https://example.com', 'https://example.com/'],
  ['https://example.com/?', 'https://example.com'],
  ['https://example.com./a//b', 'https://example.com/a/b'],
  ['https://user:secret@example.com/a', 'https://example.com/a'],
])('%s is %s', (one, other) => {
  expect(normalizeUrl(one)).toBe(normalizeUrl(other))
})

test.each([
  ['https://example.com/a', 'https://example.com/b'],
  ['https://example.com/a', 'https://example.com/A'],
  ['https://example.com/a?id=1', 'https://example.com/a?id=2'],
  ['https://news.example.com/', 'https://example.com/'],
  ['https://example.com:8080/', 'https://example.com/'],
  ['https://app.example.com/#/one', 'https://app.example.com/#/two'],
  ['https://www.de/a', 'https://de.example/a'],
])('%s is not %s', (one, other) => {
  expect(normalizeUrl(one)).not.toBe(normalizeUrl(other))
})

test('what is no address stays as it is, and has no site', () => {
  for (const text of [
    '',
    'hello',
    'a talk with Maria',
    'mailto:maria@example.com',
    'file:///etc/hosts',
    '::',
    'localhost:3000',
  ]) {
    expect(normalizeUrl(` ${text} `)).toBe(text)
    expect(siteOf(text)).toBe('')
  }
  expect(siteOf('https://www.Example.com/a/b?c')).toBe('example.com')
})

const host = fc.domain()
const part = fc.stringMatching(/^[A-Za-z0-9_~%-]{1,8}$/)
const address = fc
  .record({
    host,
    path: fc.array(part, { maxLength: 3 }),
    query: fc.array(fc.tuple(part, part), { maxLength: 3 }),
  })
  .map(({ host, path, query }) => ({
    path: `${host}${path.map((step) => `/${step}`).join('')}`,
    query: query.map(([name, value]) => `q${name}=${value}`),
  }))

test('tracking, scheme, www and slashes never tell two addresses apart', { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(address, part, ({ path, query }, campaign) => {
      const plain = `https://${path}${query.length > 0 ? `?${query.join('&')}` : ''}`
      const [bare = ''] = path.split('/')
      const slash = path === bare ? '/' : ''
      const tracked = `http://www.${path}${slash}?${[`utm_campaign=${campaign}`, ...query.toReversed(), 'gclid=1'].join('&')}#top`
      expect(normalizeUrl(tracked)).toBe(normalizeUrl(plain))
    }),
  )
})

test('normalizing again changes nothing, and nothing throws', { timeout: 30_000 }, () => {
  const anything = fc.oneof(
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.string({ unit: 'binary' }),
    fc.string(),
  )
  fc.assert(
    fc.property(anything, (text) => {
      const once = normalizeUrl(text)
      expect(normalizeUrl(once)).toBe(once)
      siteOf(text)
    }),
  )
})
