/** The sequences a whole segment holds. */
export interface Span {
  first: number
  last: number
}

/** A run of a chain, and whether it is known that nothing is given before it. */
export interface GivenRun extends Span {
  isBeginning: boolean
}

/**
 * What is given of a chain: the run without a gap that begins behind a trim mark, else with the first entry, else where
 * the chain began at this place. Entries up to the mark were let go, even where a sync tool brought their files back; a
 * mark with nothing beyond it says nothing, else a file name alone could hide a chain. Where there is no such run,
 * files before it are still to come, and what there is is given to who stands there. [X5]
 */
export function givenRun(
  spans: readonly (Span & { isBeginning: boolean })[],
  marks: readonly number[],
): GivenRun | undefined {
  const letGo = letGoThrough(spans, marks)
  const runs = runsOf(spans)
  const begins = [
    ...marks.filter((mark) => mark <= letGo).sort((one, other) => other - one),
    0,
    ...spans
      .flatMap(({ first, isBeginning }) => (isBeginning ? [first - 1] : []))
      .sort((one, other) => one - other),
  ]
  for (const before of begins) {
    const run = runs.find(({ first, last }) => first <= before + 1 && before + 1 <= last)
    if (run) return { first: before + 1, last: run.last, isBeginning: true }
  }
  const run = runs.find(({ last }) => last > letGo)
  return run && { first: Math.max(run.first, letGo + 1), last: run.last, isBeginning: false }
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
