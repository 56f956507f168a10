import type { ChildProcess } from 'node:child_process'
import type { Control } from './control.ts'

interface Answer {
  id: number
  result?: unknown
  error?: string
}

/** The control of a stand-in in another process: each method is a message, and its answer comes back by number. */
export function remoteControl(child: ChildProcess): {
  control: Control
  call(method: string, ...args: unknown[]): Promise<unknown>
} {
  const waiting = new Map<number, (answer: Answer) => void>()
  let lastId = 0
  let hasEnded = false
  child.on('message', (message) => {
    const answer = message as Answer
    waiting.get(answer.id)?.(answer)
    waiting.delete(answer.id)
  })
  child.on('exit', () => {
    hasEnded = true
    for (const [id, settle] of waiting) settle({ id, error: 'the app has ended' })
    waiting.clear()
  })
  const call = (method: string, ...args: unknown[]) =>
    new Promise((resolve, reject) => {
      // Its channel may be thought open for a moment longer.
      if (hasEnded || !child.connected) return reject(new Error(`${method}: the app has ended`))
      const id = ++lastId
      waiting.set(id, ({ result, error }) => {
        if (error === undefined) resolve(result)
        else reject(new Error(`${method}: ${error}`))
      })
      child.send({ id, method, args })
    })
  const control = new Proxy({} as Control, {
    get: (_target, method) =>
      typeof method === 'string' && method !== 'then'
        ? (...args: unknown[]) => call(method, ...args)
        : undefined,
  })
  return { control, call }
}
