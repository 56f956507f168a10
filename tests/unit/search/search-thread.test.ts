import { afterEach, expect, test } from 'vitest'
import { SearchThread } from '../../../src/main/search/search-thread'

const threads: SearchThread[] = []
afterEach(() => {
  for (const thread of threads.splice(0)) thread.stop()
})

/** A thread that does this with each question. */
function threadThat(does: string): SearchThread {
  const code = `import { parentPort } from 'node:worker_threads'; parentPort.on('message', (asked) => { ${does} })`
  const thread = new SearchThread(new URL(`data:text/javascript,${encodeURIComponent(code)}`), 'vault.db')
  threads.push(thread)
  return thread
}

test('each question gets its own answer, whichever comes first', async () => {
  const thread = threadThat(`
    const found = { results: [{ id: asked.databasePath + asked.question.typed }], isCut: false }
    const answer = () => parentPort.postMessage({ number: asked.number, found })
    asked.question.typed === 'slow' ? setTimeout(answer, 30) : answer()`)
  const answers = await Promise.all([thread.search('slow', 5), thread.search('quick', 5)])
  expect(answers.map(({ results }) => results[0]?.id)).toEqual(['vault.dbslow', 'vault.dbquick'])
})

test('a thread that breaks refuses what was asked of it, and the next question begins another', async () => {
  const thread = threadThat(`
    if (asked.question.typed === 'bad') throw new Error('broken')
    parentPort.postMessage({ number: asked.number, found: { results: [], isCut: false } })`)
  await expect(thread.search('bad', 5)).rejects.toThrow('search-thread-ended')
  expect(await thread.search('good', 5)).toEqual({ results: [], isCut: false })
})

test('a thread that was ended refuses what waits', async () => {
  const thread = threadThat('void asked')
  const asked = thread.search('anything', 5)
  thread.stop()
  await expect(asked).rejects.toThrow('search-thread-ended')
})
