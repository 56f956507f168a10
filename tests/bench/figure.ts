/** One row of the table and of `out/bench.json`. */
export interface Figure {
  /** The row of the issue it answers, with a name: `A9 keystroke`. */
  id: string
  what: string
  value: number
  unit: string
  /** What ran beside it in the same run; empty where nothing compares. */
  peer: string
  peerValue: number | null
  ratio: number | null
  /** `null` where a figure is only told. */
  goal: number | null
  /** What the goal speaks of. */
  of: 'value' | 'ratio'
  better: 'lower' | 'higher'
  /** The same thing measured twice, alternating: how far two identical runs differ, as a ratio. Not in the JSON. */
  spread?: number
}

export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  const index = Math.min(sorted.length - 1, Math.floor(sorted.length * share))
  return sorted[index] ?? Number.NaN
}

function verdict({ value, ratio, goal, of, better }: Figure): string {
  if (goal === null) return ''
  const measured = of === 'value' ? value : (ratio ?? Number.NaN)
  return (better === 'lower' ? measured <= goal : measured >= goal) ? 'met' : 'MISSED'
}

const digits = (value: number | null) => (value === null ? '' : String(Number(value.toPrecision(3))))

/** The figures as a table for people. */
export function formatTable(figures: readonly Figure[]): string {
  const head = ['row', 'what', 'ours', 'peer', 'ratio', 'A/A', 'goal', '']
  const rows = figures.map((figure) => [
    figure.id,
    figure.what,
    `${digits(figure.value)} ${figure.unit}`,
    figure.peerValue === null ? figure.peer : `${digits(figure.peerValue)} ${figure.unit} (${figure.peer})`,
    digits(figure.ratio),
    figure.spread === undefined ? '' : digits(figure.spread),
    figure.goal === null ? '' : `${figure.of} ${figure.better === 'lower' ? '≤' : '≥'} ${figure.goal}`,
    verdict(figure),
  ])
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)))
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
