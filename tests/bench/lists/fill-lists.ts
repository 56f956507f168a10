import { fillWith, filled, person, sentence, type Filled } from '../fill-workspace'

const dayMs = 86_400_000
const signalTypes = ['competitor', 'trend', 'customer', 'economic', 'legal', 'assumption']

/** A workspace with so many of each: people, 1:1s, signals and actions. */
export async function fillLists(folder: string, count: number, nowMs: number): Promise<void> {
  await fillWith(
    folder,
    [person, meeting(count), signal, action].flatMap((make) =>
      Array.from({ length: count }, (_, index) => make(index, nowMs)),
    ),
    nowMs,
  )
}

/** Actions alone. */
export async function fillActions(folder: string, count: number, nowMs: number): Promise<void> {
  const actions = Array.from({ length: count }, (_, index) => action(index, nowMs))
  await fillWith(folder, [person(0, nowMs), ...actions], nowMs)
}

function action(index: number, nowMs: number): Filled {
  const values = {
    text: `Action ${index} ${sentence(index, 6)}`,
    personId: `bench-person-${index % 50}`,
    // One in a hundred is late; of the others no two thousand are due on one day.
    dueDate: new Date(nowMs + ((index % 100) - 1) * dayMs).toISOString().slice(0, 10),
  }
  return filled(`bench-action-${index}`, 'action', values, nowMs - index * 60_000)
}

function signal(index: number, nowMs: number): Filled {
  const values = {
    text: `${sentence(index, 8)} ${index}`,
    type: signalTypes[index % signalTypes.length],
    // Three in ten have a source, two in ten name a competitor.
    url: index % 10 < 3 ? `https://news.example/${index}` : '',
    competitors: index % 10 > 7 ? [`Rival ${index % 40}`] : [],
    tags: [sentence(index, 1)],
  }
  return filled(`bench-signal-${index}`, 'signal', values, nowMs - index * 600_000)
}

/** With two hundred people, every other one ahead. */
function meeting(count: number): (index: number, nowMs: number) => Filled {
  return (index, nowMs) => {
    const start = new Date(nowMs + (index - count / 2) * (dayMs / 8)).toISOString().slice(0, 16)
    const values = { personId: `bench-person-${index % 200}`, title: '', start, minutes: 30 }
    return filled(`bench-meeting-${index}`, 'meeting', values, nowMs - dayMs)
  }
}
