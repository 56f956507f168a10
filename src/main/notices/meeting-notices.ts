import { meetingKind, type Meeting } from '@shared/documents/kinds/meeting'
import { isOver } from '@shared/domain/close/outcome'
import { keepWhenLate } from '@shared/domain/keep-when-late'
import { noticeDueIn, noticeWords } from '@shared/domain/meeting-notice'
import { earliestStart, timeOf, type TimeSpan } from '@shared/domain/meeting-time'
import { readSettings } from '../settings'
import type { Workspace } from '../workspace/workspace'
import { readinessOfMeeting } from './readiness-of-meeting'

/** Under this key this device remembers which 1:1s it told of, at which times: one that moves is told of again. */
const toldKey = 'notice.told'
/** More than come near at once. */
const mostTold = 20

/** A timer does not run while the computer sleeps: it is looked again at least this often. */
const longestWaitMs = 60_000
/** Imports write many meetings one after another. */
const restMs = 500

export interface NoticePorts {
  nowMs: () => number
  zone: () => string
  /** Shows it; a press on it calls `open`. */
  show: (words: { title: string; body: string }, open: () => void) => void
  /** Opens the desk of the next 1:1. */
  openNext: () => void
}

/** Tells of each 1:1 once, some minutes ahead. Returns the function that ends it. */
export function tellOfMeetings(workspace: Workspace, ports: NoticePorts): () => void {
  let timer: NodeJS.Timeout | undefined
  const look = () => {
    const now = { nowMs: ports.nowMs(), zone: ports.zone() }
    const told = readTold(workspace)
    const next = nextToTell(workspace, told, now)
    if (next?.dueInMs === 0) {
      workspace.remember(toldKey, [...told, next.name].slice(-mostTold))
      ports.show(wordsFor(workspace, next, now), ports.openNext)
      return schedule(restMs)
    }
    schedule(Math.min(next?.dueInMs ?? longestWaitMs, longestWaitMs))
  }
  const schedule = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(look, ms)
    timer.unref()
  }
  schedule(restMs)
  const unsubscribe = workspace.onRowsChanged((rows) => {
    if (rows.some(({ kind }) => kind === 'meeting' || kind === 'settings')) schedule(restMs)
  })
  return () => {
    clearTimeout(timer)
    unsubscribe()
  }
}

interface Now {
  nowMs: number
  zone: string
}

interface ToTell {
  meeting: Meeting
  time: TimeSpan
  /** The meeting at this time. */
  name: string
  dueInMs: number
}

function nextToTell(workspace: Workspace, told: readonly string[], { nowMs, zone }: Now): ToTell | undefined {
  const { noticeMinutes } = readSettings(workspace)
  const earliest = earliestStart(nowMs)
  return workspace.vault
    .rows(['meeting'])
    .filter(({ fields }) => String(fields['start']) >= earliest)
    .map(meetingKind.readRow)
    .flatMap((meeting): ToTell[] => {
      const { trashedAt, status } = meeting.fields
      const time = trashedAt === null && status === 'planned' ? timeOf(meeting.fields, zone) : undefined
      const dueInMs = time && noticeDueIn(time, noticeMinutes, nowMs)
      if (!time || dueInMs === undefined || isOver(meeting.fields, time, nowMs)) return []
      const name = `${meeting.id}@${time.startMs}`
      return told.includes(name) ? [] : [{ meeting, time, name, dueInMs }]
    })
    .toSorted((one, other) => one.time.startMs - other.time.startMs)[0]
}

function wordsFor(
  { vault }: Workspace,
  { meeting, time }: ToTell,
  now: Now,
): { title: string; body: string } {
  const { readiness, items } = readinessOfMeeting(vault, meeting, now)
  // What is ready can be talked about as it stands.
  const keptCount = readiness.isReady ? 0 : keepWhenLate(items).length
  return noticeWords(time, { ...now, readiness: readiness.words, keptCount })
}

function readTold(workspace: Workspace): string[] {
  const told = workspace.recall(toldKey)
  return Array.isArray(told) ? told.filter((name): name is string => typeof name === 'string') : []
}
