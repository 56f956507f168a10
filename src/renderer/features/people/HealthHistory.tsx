import './health.css'
import { shortDate } from '@shared/domain/meeting-words'
import { healthWords, sinceWhen, type HealthPoint } from '@shared/domain/people/health'
import type { Viewpoint } from '../meetings/meeting-view'

interface HealthHistoryProps {
  /** The person's first name. */
  name: string
  history: readonly HealthPoint[]
  viewpoint: Viewpoint
}

const stepX = 14
const stepY = 6
const edge = 5
/** What fits beside its words; older ones are in the table. */
const mostDrawn = 16

/** How it went between the two: a small line, its words, and the table behind it. Nothing until it was said once. */
export function HealthHistory({ name, history, viewpoint: { nowMs, zone } }: HealthHistoryProps) {
  const last = history.at(-1)
  const since = sinceWhen(history)
  if (!last || !since) return null
  const day = (startMs: number) => shortDate(startMs, nowMs, zone)
  return (
    <details className="health">
      <summary>
        <Line history={history.slice(-mostDrawn)} />
        <span>
          {healthWords[last.health]} since {day(since.startMs)}
        </span>
      </summary>
      <table className="health-table">
        <caption className="only-read-out">How it stood with {name} after each 1:1</caption>
        <thead>
          <tr>
            <th scope="col">1:1</th>
            <th scope="col">How it stood</th>
          </tr>
        </thead>
        <tbody>
          {history.toReversed().map(({ meetingId, startMs, health }) => (
            <tr key={meetingId}>
              <td className="figures">{day(startMs)}</td>
              <td>{healthWords[health]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

function Line({ history }: { history: readonly HealthPoint[] }) {
  const levels = history.map(({ level }) => level)
  const top = Math.max(...levels)
  const x = (index: number) => edge + index * stepX
  const y = (level: number) => edge + (top - level) * stepY
  const width = edge * 2 + (history.length - 1) * stepX
  const height = edge * 2 + (top - Math.min(...levels)) * stepY
  const points = history.map(({ level }, index) => `${x(index)},${y(level)}`)
  return (
    <svg className="health-line" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden>
      <polyline points={points.join(' ')} />
      {history.map(({ meetingId, level, health }, index) => (
        <circle key={meetingId} cx={x(index)} cy={y(level)} r={3} data-health={health} />
      ))}
    </svg>
  )
}
