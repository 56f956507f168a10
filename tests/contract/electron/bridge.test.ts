import { describe, expect, test } from 'vitest'
import { ask, said, useFixture } from './fixture-app.ts'

describe('context bridge', () => {
  const running = useFixture()

  test('gives the page the API and nothing of the preload', async () => {
    const seen = await running.page.evaluate(() => ({
      api: typeof window.fixture,
      require: typeof (window as never as { require: unknown }).require,
      process: typeof (window as never as { process: unknown }).process,
      module: typeof (window as never as { module: unknown }).module,
      strange: Object.keys(window).filter(
        (key) => /electron/i.test(key) && !key.startsWith('__electronPage'),
      ),
    }))
    expect(seen).toEqual({
      api: 'object',
      require: 'undefined',
      process: 'undefined',
      module: 'undefined',
      strange: [],
    })
  })

  test('freezes what it exposes', async () => {
    const frozen = await running.page.evaluate(() => {
      const { fixture } = window
      return [
        Object.isFrozen(fixture),
        Object.isFrozen(fixture.constant.nested),
        Reflect.deleteProperty(window, 'fixture'),
      ]
    })
    expect(frozen).toEqual([true, true, false])
  })

  test('clones values into the other world', async () => {
    const kept = await running.page.evaluate(() => {
      const { echo } = window.fixture
      const map = echo(new Map([['a', new Date(5)]])) as Map<string, Date>
      const bytes = echo(new Uint8Array([1, 2, 3])) as Uint8Array
      const object = { list: [1, { deep: 'yes' }] }
      return {
        map: map instanceof Map && map.get('a') instanceof Date && map.get('a')?.getTime(),
        bytes: bytes instanceof Uint8Array && [...bytes],
        constant: [...window.fixture.constant.nested.bytes],
        isCopy: echo(object) !== object,
        object: echo(object),
        nothing: [echo(undefined), echo(null)].map(String),
      }
    })
    expect(kept).toEqual({
      map: 5,
      bytes: [1, 2, 3],
      constant: [1, 2, 3],
      isCopy: true,
      object: { list: [1, { deep: 'yes' }] },
      nothing: ['undefined', 'null'],
    })
  })

  test('proxies functions and promises both ways', async () => {
    const results = await running.page.evaluate(async () => [
      window.fixture.callBack((value) => `called with ${String(value)}`, 'a value'),
      window.fixture.later('x') instanceof Promise,
      await window.fixture.later({ settled: true }),
    ])
    expect(results).toEqual(['called with a value', true, { settled: true }])
  })

  test('keeps of an error only its message', async () => {
    const error = await running.page.evaluate(() => {
      try {
        window.fixture.fail()
        return null
      } catch (caught) {
        const isError = caught instanceof Error
        return {
          isError,
          message: isError && caught.message,
          code: (caught as { code?: string }).code ?? null,
        }
      }
    })
    expect(error).toEqual({ isError: true, message: 'bridge failed', code: null })
  })
})

describe('messages', () => {
  const running = useFixture()

  test('carries structured values to the main process and back', async () => {
    const types = await running.page.evaluate(() =>
      window.fixture.invoke(
        'types',
        new Uint8Array(2),
        new Map(),
        new Set(),
        new Date(),
        5n,
        /x/,
        undefined,
        null,
        -0,
      ),
    )
    expect(types).toEqual('Uint8Array Map Set Date BigInt RegExp Undefined Null Number'.split(' '))
    const back = await running.page.evaluate(async () => {
      const sent = [
        new Map([[{ key: 1 }, new Uint8Array([255, 0])]]),
        NaN,
        -0,
        2n ** 70n,
        { $is: 'date', v: 1 },
        [undefined],
      ]
      const [map, nan, zero, big, tagged, hole] = (await window.fixture.invoke('echo', ...sent)) as never[]
      const [[key, bytes] = []] = map as unknown as Map<unknown, unknown>
      return [
        key,
        [...(bytes as Uint8Array)],
        Number.isNaN(nan),
        Object.is(zero, -0),
        String(big),
        tagged,
        String(hole),
      ]
    })
    expect(back).toEqual([{ key: 1 }, [255, 0], true, true, String(2n ** 70n), { $is: 'date', v: 1 }, ''])
  })

  test('keeps of a handler’s error its name and message, in Electron’s words', async () => {
    const failure = (name: string) => ask(running.page, name).catch((error: Error) => error.message)
    expect(await failure('fail')).toContain("Error invoking remote method 'fail': TypeError: handler failed")
    expect(await failure('nobody')).toContain(
      "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
    )
    expect(await failure('refuse')).toContain('An object could not be cloned.')
  })

  test('refuses functions', async () => {
    const refusal = await running.page.evaluate(async () => {
      const outcome = await window.fixture
        .invoke('echo', { f: () => 1 })
        .catch((error: Error) => error.message)
      return outcome
    })
    expect(refusal).toContain('An object could not be cloned.')
    expect(await ask(running.page, 'tellFunction')).toBe('Failed to serialize arguments')
  })

  test('reaches listeners of a page in order, until they are removed', async () => {
    const heard = await running.page.evaluate(async () => {
      const heard: unknown[] = []
      const stop = window.fixture.on('news', (...values) => heard.push(values))
      for (let at = 0; at < 3; at++) await window.fixture.invoke('tell', 'news', at, new Uint8Array([at]))
      await window.fixture.invoke('tell', 'other', 9)
      stop()
      await window.fixture.invoke('tell', 'news', 'late')
      return heard.map((values) => [(values as unknown[])[0], (values as [0, Uint8Array])[1].length])
    })
    expect(heard).toEqual([
      [0, 1],
      [1, 1],
      [2, 1],
    ])
  })

  test('names the frame that sends', async () => {
    const top = { url: 'app://leadup/index.html', origin: 'app://leadup', isTop: true, isMain: true }
    expect(await ask(running.page, 'frame')).toEqual(top)
    await running.page.evaluate(() => window.fixture.send('notice', 'hello', 2))
    expect(await said(running.app, 'notice')).toContain(`notice ["hello",2] ${JSON.stringify(top)}`)
  })

  test('gives no preload to frames inside a page', async () => {
    await ask(running.page, 'open', '/frames.html', { show: false })
    const page = await running.app.page((url) => url.endsWith('/frames.html'))
    const inner = page.frames().find((frame) => frame.url().endsWith('/inner.html'))
    expect(await inner?.evaluate(() => [document.title, typeof window.fixture])).toEqual([
      'Inner',
      'undefined',
    ])
    expect(await page.evaluate(() => typeof window.fixture)).toBe('object')
  })
})
