import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { callNamesOf, calls, events, eventNamesOf } from '@shared/ipc/contract'
import { launchApp } from '../support/launch-app.ts'
import { callFrom, outcomeOf } from '../support/page-calls.ts'
import type { RunningApp, WindowRole } from '../support/running-app.ts'

const roles: WindowRole[] = ['main', 'capture']
const elsewhere = 'https://example.com/'

let app: RunningApp
const pages = new Map<WindowRole, Page>()

beforeAll(async () => {
  app = await launchApp()
  pages.set('main', await app.window('main'))
  await app.control.pressShortcut('CommandOrControl+Shift+Space')
  pages.set('capture', await app.window('capture'))
})

afterAll(() => app.dispose())

function pageOf(role: WindowRole): Page {
  const page = pages.get(role)
  if (!page) throw new Error(`no page of ${role}`)
  return page
}

describe.each(roles)('the %s window', (role) => {
  test('asks nobody but the app itself for what it is made of', async () => {
    const page = pageOf(role)
    const requested: string[] = []
    page.on('request', (request) => requested.push(request.url()))
    page.on('websocket', (socket) => requested.push(socket.url()))
    await page.reload()
    await page.getByRole('main').first().waitFor()
    const { origin } = new URL(page.url())
    expect(requested.length).toBeGreaterThan(0)
    expect(requested.filter((url) => !/^(data|blob):/.test(url) && new URL(url).origin !== origin)).toEqual(
      [],
    )
    page.removeAllListeners()
  })

  test('[A6] has the bridge and nothing else of Electron or Node', async () => {
    const found = await pageOf(role).evaluate(() => {
      const page = globalThis as unknown as Record<string, unknown>
      return {
        bridge: Object.keys(page['leadup'] as object).sort(),
        node: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter(
          (name) => name in page,
        ),
      }
    })
    expect(found).toEqual({ bridge: ['call', 'listen'], node: [] })
  })

  test('[A6] cannot make the calls of another window, or any that does not exist', async () => {
    const others = Object.keys(calls).filter((name) => !callNamesOf(role).has(name))
    const outcomes = await Promise.all(
      [...others, 'no.such', '__proto__'].map((name) => outcomeOf(pageOf(role), name, {})),
    )
    expect(new Set(outcomes.map((outcome) => outcome.ok || outcome.code))).toEqual(new Set(['wrong-window']))
  })

  test('[A6] is refused what are not the arguments of its own calls', async () => {
    const names = [...callNamesOf(role)]
    const outcomes = await Promise.all(names.map((name) => outcomeOf(pageOf(role), name, 'text')))
    expect(new Set(outcomes.map((outcome) => outcome.ok || outcome.code))).toEqual(new Set(['bad-arguments']))
  })

  test('[A6] a frame inside the page cannot be opened, so it cannot call', async () => {
    const reached = await pageOf(role).evaluate(async () => {
      const frame = document.createElement('iframe')
      frame.src = location.href
      document.body.append(frame)
      await new Promise((resolve) => {
        frame.addEventListener('load', resolve)
        setTimeout(resolve, 500)
      })
      try {
        return 'leadup' in (frame.contentWindow ?? {})
      } catch {
        return false
      } finally {
        frame.remove()
      }
    })
    expect(reached).toBe(false)
  })

  test('opens no other window and goes nowhere else', async () => {
    const page = pageOf(role)
    const before = (await app.control.windows()).map(({ url }) => url).sort()
    expect(await page.evaluate((url) => window.open(url) === null, elsewhere)).toBe(true)
    await page.evaluate((url) => {
      const link = document.createElement('a')
      link.href = url
      document.body.append(link)
      link.click()
      link.remove()
    }, elsewhere)
    await page.evaluate((url) => void (location.href = url), elsewhere)
    // Still the page it was: it answers.
    await expect.poll(() => callFrom(page, 'saving.state', {})).toMatchObject({ failure: null })
    expect((await app.control.windows()).map(({ url }) => url).sort()).toEqual(before)
    expect(await app.control.shellRequests()).toEqual([])
  })

  test('runs no script but the files of the app', async () => {
    const page = pageOf(role)
    await page.evaluate(() => {
      const inline = document.createElement('script')
      inline.textContent = 'window.wasInjected = true'
      document.body.append(inline)
      const holder = document.createElement('div')
      holder.innerHTML = '<img src="data:,x" onerror="window.wasInjected = true">'
      document.body.append(holder)
      setTimeout('window.wasInjected = true')
    })
    const blocked = await page.evaluate(
      () =>
        new Promise((resolve) => {
          // Outside of the evaluation, which DevTools lets do more than a page may.
          setTimeout(() => {
            try {
              new Function('return 1')()
              resolve(false)
            } catch {
              resolve(!('wasInjected' in window))
            }
          }, 100)
        }),
    )
    expect(blocked).toBe(true)
  })

  test('reaches nothing on the network', async () => {
    const reached = await pageOf(role).evaluate(async (url) => {
      const image = new Promise((resolve) => {
        const element = new Image()
        element.addEventListener('load', () => resolve('image'))
        element.addEventListener('error', () => resolve(undefined))
        element.src = `${url}a.png`
      })
      const socket = new Promise((resolve) => {
        try {
          const opened = new WebSocket('wss://example.com/')
          opened.addEventListener('open', () => resolve('socket'))
          opened.addEventListener('error', () => resolve(undefined))
        } catch {
          resolve(undefined)
        }
      })
      const fetched = fetch(url).then(
        () => 'fetch',
        () => undefined,
      )
      return (await Promise.all([image, socket, fetched])).filter((way) => way !== undefined)
    }, elsewhere)
    expect(reached).toEqual([])
  })

  test('is given no permission', async () => {
    const given = await pageOf(role).evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi']
      const states = await Promise.all(
        names.map((name) =>
          navigator.permissions.query({ name: name as PermissionName }).then(
            ({ state }) => (state === 'granted' ? name : undefined),
            () => undefined,
          ),
        ),
      )
      const media = await navigator.mediaDevices?.getUserMedia({ audio: true }).then(
        () => 'audio',
        () => undefined,
      )
      const notify = (await Notification.requestPermission()) === 'granted' ? 'notify' : undefined
      return [...states, media, notify].filter((name) => name !== undefined)
    })
    expect(given).toEqual([])
  })

  test('is served with a policy that allows no inline script', async () => {
    const page = pageOf(role)
    const response = await page.evaluate(async () => {
      const answer = await fetch(location.href)
      return Object.fromEntries(answer.headers)
    })
    const policy = new Map(
      response['content-security-policy']?.split('; ').map((rule) => {
        const [name = '', ...sources] = rule.split(' ')
        return [name, sources] as const
      }),
    )
    expect(policy.get('default-src')).toEqual(["'none'"])
    expect(policy.get('script-src')).toEqual(["'self'"])
    expect(policy.get('connect-src')).toEqual(["'self'"])
    expect(policy.get('frame-src') ?? policy.get('default-src')).toEqual(["'none'"])
    expect(response['x-content-type-options']).toBe('nosniff')
  })
})

test('files outside the built pages are not served', async () => {
  const statuses = await pageOf('main').evaluate(() =>
    Promise.all(
      [
        '../main/index.js',
        '%2e%2e/main/index.js',
        '..%2fmain%2findex.js',
        'no-such.js',
        '/etc/passwd',
        '',
      ].map(async (path) => (await fetch(`/${path}`).catch(() => ({ status: 0 }))).status),
    ),
  )
  expect(statuses.every((status) => status === 404 || status === 0)).toBe(true)
})

test.each(['file:///etc/passwd', 'javascript:alert(1)', 'app://leadup/', 'not an address'])(
  '%s is not handed to the system',
  async (url) => {
    expect(await outcomeOf(pageOf('main'), 'app.openExternal', { url })).toMatchObject({
      code: 'bad-address',
    })
    expect(await app.control.shellRequests()).toEqual([])
  },
)

test('a web address is opened in the browser of the user', async () => {
  await callFrom(pageOf('main'), 'app.openExternal', { url: 'https://payments.example/acme' })
  expect(await app.control.shellRequests()).toMatchObject([
    expect.objectContaining({ target: 'https://payments.example/acme' }),
  ])
})

test('events go only to the windows they are for', () => {
  const both = roles.map((role) => [...eventNamesOf(role)])
  expect(new Set(both.flat())).toEqual(new Set(Object.keys(events)))
})
