/** What the writer of a line had in mind when writing it. */
export interface WrittenLine {
  text: string
  /** The word of the grammar (`todo`, `owes`, `heard` …) they would have chosen, or `text`: a line to keep as it is. */
  as: string
  /** Whom it is about or for; nobody where this is missing. */
  who?: string[]
  /** The day it is due; not looked at where this is missing. */
  due?: string
  /** The competitors it names; not looked at where this is missing. */
  about?: string[]
}

/** Lines of one writer, with where and when they were written and whom it is they meet. */
export interface Writer {
  writtenAt: { today: string; zone: string }
  people: readonly { id: string; name: string }[]
  competitors: readonly string[]
  lines: readonly WrittenLine[]
}
