import { expect, test } from 'vitest'
import { isOwnPage } from '../../../src/main/security/app-origin'
import { externalUrl } from '../../../src/main/security/external-url'

test.each([
  ['https://payments.example/acme?x=1#part', 'https://payments.example/acme?x=1#part'],
  ['http://payments.example', 'http://payments.example/'],
  ['mailto:maria@example.com?subject=1%3A1', 'mailto:maria@example.com?subject=1%3A1'],
  ['HTTPS://Payments.Example/', 'https://payments.example/'],
])('%s may be opened', (address, opened) => {
  expect(externalUrl(address)).toBe(opened)
})

test.each([
  'file:///etc/passwd',
  'app://leadup/index.html',
  'javascript:alert(1)',
  'data:text/html,<p>',
  'smb://server/share',
  'ms-settings:',
  'vbscript:x',
  'https://user:password@payments.example/',
  'payments.example',
  '\\\\server\\share',
  '',
])('%s may not be opened', (address) => {
  expect(externalUrl(address)).toBeUndefined()
})

test('our own pages are told from those that only begin alike', () => {
  expect(isOwnPage('app://leadup/capture/index.html')).toBe(true)
  const others = ['app://leadup.elsewhere/', 'app://leadup@elsewhere/', 'https://leadup/', 'app:leadup', '']
  expect(others.filter(isOwnPage)).toEqual([])
})
