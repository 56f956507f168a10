/** The sequences a whole segment holds. */
export interface Span {
  first: number
  last: number
}

/**
 * What is given of a chain: the first run without a gap. Entries up to a trim mark were let go, even where a sync tool
 * brought their files back; a mark with nothing beyond it says nothing, else a file name alone could hide a chain. [X5]
 */
export function givenRun(spans: readonly Span[], marks: readonly number[]): Span | undefined {
  const letGo = letGoThrough(spans, marks)
  const run = runsOf(spans).find(({ last }) => last > letGo)
  return run && { first: Math.max(run.first, letGo + 1), last: run.last }
}

/** The last sequence that was let go; 0 where none was. */
export function letGoThrough(spans: readonly Span[], marks: readonly number[]): number {
  const end = Math.max(0, ...spans.map(({ last }) => last))
  return Math.max(0, ...marks.filter((mark) => mark < end))
}

/** The whole segment that holds a sequence and leads furthest. */
export function spanAt<Kind extends Span>(spans: Iterable<Kind>, sequence: number): Kind | undefined {
  let best: Kind | undefined
  for (const span of spans) {
    if (span.first <= sequence && sequence <= span.last && span.last > (best?.last ?? 0)) best = span
  }
  return best
}

/** Runs without a gap, in order. */
function runsOf(spans: readonly Span[]): Span[] {
  const runs: Span[] = []
  for (const { first, last } of [...spans].sort((one, other) => one.first - other.first)) {
    const run = runs.at(-1)
    if (run && first <= run.last + 1) run.last = Math.max(run.last, last)
    else runs.push({ first, last })
  }
  return runs
}

/** A row of segments that cover a run, each beginning behind the one before. */
export function rowFrom<Kind extends Span>(spans: readonly Kind[], sequence: number): Kind[] {
  const row: Kind[] = []
  for (let next = spanAt(spans, sequence); next; next = spanAt(spans, next.last + 1)) row.push(next)
  return row
}

/**
 * Which segments at the end of a row to merge into one: as far back as each is at most twice as large as what follows
 * it. As in a binary counter, an entry is written again only as often as its segment can double, and of small segments
 * few are left.
 */
export function planMerge<Kind extends Span & { size: number }>(
  row: readonly Kind[],
  maxBytes: number,
): Kind[] {
  let size = 0
  let begin = row.length
  while (begin > 0) {
    const before = row[begin - 1]
    if (!before || size + before.size > maxBytes || (size > 0 && before.size > 2 * size)) break
    size += before.size
    begin -= 1
  }
  return row.length - begin > 1 ? row.slice(begin) : []
}
