import { describe, expect, test } from 'vitest'
import { ask, useFixture } from './fixture-app.ts'

describe('protocol.handle', () => {
  const running = useFixture()

  test('shows the main process its own scheme, with method, headers and body', async () => {
    const answer = await running.page.evaluate(async () => {
      const init = { method: 'POST', body: 'naïve', headers: { 'x-custom': 'yes', range: 'bytes=0-3' } }
      const response = await fetch('/mirror?q=1#hash', init)
      return { status: response.status, reply: response.headers.get('x-reply'), seen: await response.json() }
    })
    expect(answer).toEqual({
      status: 201,
      reply: 'yes',
      seen: {
        method: 'POST',
        url: 'app://leadup/mirror?q=1',
        custom: 'yes',
        range: 'bytes=0-3',
        body: 'naïve',
      },
    })
  })

  test('passes on a status and a streamed body', async () => {
    const texts = await running.page.evaluate(async () => {
      const missing = await fetch('/missing')
      return [missing.status, await missing.text(), await (await fetch('/stream')).text()]
    })
    expect(texts).toEqual([404, 'nothing here', 'one two three'])
  })

  test('is a secure context of its own origin', async () => {
    expect(await running.page.evaluate(() => [isSecureContext, typeof crypto.subtle])).toEqual([
      true,
      'object',
    ])
    expect(await ask(running.page, 'contents')).toEqual({ url: 'app://leadup/index.html', title: 'Main' })
  })

  test('honours the content security policy it answers with', async () => {
    await ask(running.page, 'open', '/inline.html', { show: false })
    const page = await running.app.page((url) => url.endsWith('/inline.html'))
    const ran = await page.evaluate(() => [window.inlineRan, window.scriptRan, window.evalRan].map(Boolean))
    expect(ran).toEqual([false, true, false])
    const elsewhere = await page.evaluate(() => fetch('https://example.com/').then(String, () => 'refused'))
    expect(elsewhere).toBe('refused')
  })
})

describe('guards', () => {
  const running = useFixture()

  test('a page that opens a window asks the handler, and gets none', async () => {
    const got = await running.page.evaluate(() => window.open('https://example.com/x'))
    expect(got).toBeNull()
    await expect.poll(() => ask(running.page, 'opened')).toEqual(['https://example.com/x'])
    expect(await running.app.control.windows()).toHaveLength(1)
  })

  test('a navigation that is prevented leaves the page where it is', async () => {
    await running.page.evaluate(() => {
      location.href = 'https://example.com/away'
    })
    await expect.poll(() => ask(running.page, 'navigations')).toEqual(['https://example.com/away'])
    expect(await running.page.evaluate(() => document.title)).toBe('Main')
    expect(await ask(running.page, 'contents')).toMatchObject({ url: 'app://leadup/index.html' })
  })

  test('an address for another program is asked about as well', async () => {
    await running.page.evaluate(() => {
      location.href = 'mailto:someone@example.com'
    })
    await expect.poll(() => ask(running.page, 'navigations')).toContain('mailto:someone@example.com')
    expect(await ask(running.page, 'contents')).toMatchObject({ url: 'app://leadup/index.html' })
  })

  test('the main process’s own navigations are not asked about, and failures are thrown', async () => {
    const id = await ask(running.page, 'open', '/inner.html', { show: false })
    await ask(running.page, 'on', id, 'loadURL', 'app://leadup/keys.html')
    expect(await ask(running.page, 'navigations')).not.toContain('app://leadup/keys.html')
    const page = await running.app.page((url) => url.endsWith('/keys.html'))
    expect(await page.title()).toBe('Keys')
  })

  test('a permission that the handlers refuse is denied', async () => {
    const states = await running.page.evaluate(async () => {
      const names = ['notifications', 'geolocation', 'clipboard-read'] as PermissionName[]
      const asked = await Notification.requestPermission()
      return [
        asked,
        ...(await Promise.all(
          names.map(async (name) => (await navigator.permissions.query({ name })).state),
        )),
      ]
    })
    expect(states).toEqual(['denied', 'denied', 'denied', 'denied'])
  })

  test('code runs in a page at the main process’s wish', async () => {
    expect(await ask(running.page, 'evaluate', 'Promise.resolve(document.title + 1)')).toBe('Main1')
    expect(await ask(running.page, 'evaluate', 'throw new RangeError("out")')).toContain('out')
  })

  test('a page prints to PDF', async () => {
    expect(await ask(running.page, 'pdf')).toBe('%PDF-')
  })

  test('a page follows the theme', async () => {
    const isDark = () => running.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
    expect(await ask(running.page, 'theme', 'dark')).toBe(true)
    await expect.poll(isDark).toBe(true)
    expect(await ask(running.page, 'theme', 'light')).toBe(false)
    await expect.poll(isDark).toBe(false)
  })
})
