import { DatabaseSync } from 'node:sqlite'
import { parentPort } from 'node:worker_threads'
import { documentsLinking } from './documents-linking'
import { searchDocuments } from './search-documents'
import type { SearchAnswered, SearchAsked, SearchQuestion } from './search-thread'

// Given by `SearchThread`, the only one who starts this.
parentPort?.on('message', (asked: SearchAsked) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  parentPort?.postMessage(answer(asked))
})

function answer({ number, databasePath, question }: SearchAsked): SearchAnswered {
  try {
    // Opened for each question, in a millisecond: a vault that was rebuilt meanwhile is another file.
    const database = new DatabaseSync(databasePath, { readOnly: true, timeout: 2000 })
    try {
      return { number, found: find(database, question) }
    } finally {
      database.close()
    }
  } catch (error) {
    return { number, failure: String(error) }
  }
}

function find(database: DatabaseSync, question: SearchQuestion) {
  return 'typed' in question
    ? searchDocuments(database, question.typed, question.limit)
    : documentsLinking(database, question.linking)
}
