import type { TransportState } from '@shared/sync/transport'
import type { Finding, FindingCode } from './engine/findings'
import type { TransportLink } from './engine/transport-link'
import type { Place } from './places'

/** What is wrong with a place and what becomes of it, in the user's words; `null` where nothing is. */
export function placeWords(
  place: Place,
  state: TransportState,
  link: TransportLink | undefined,
  findings: readonly Finding[],
): string | null {
  return (
    state.message ??
    stateWords(state, place) ??
    troubleWords(link) ??
    fileWords(link, place) ??
    findingWords(findings, place) ??
    (link?.isCutOffFromStart ? cutOffWords : null)
  )
}

const cutOffWords =
  'Some of what other devices wrote was let go here before this device had it. It comes once a device that has it is connected.'

/** What stands between here and a place that is connected; the rest of what may go wrong mends itself. */
function troubleWords(link: TransportLink | undefined): string | null {
  const trouble = link?.trouble
  const isForTheUser = ['quota', 'not-writable', 'fork'].includes(trouble?.code ?? '')
  return trouble && isForTheUser ? trouble.message : null
}

function fileWords(link: TransportLink | undefined, place: Place): string | null {
  const where = place.kind === 'relay' ? 'on the relay' : 'in the folder'
  return link?.carrier?.refusal
    ? `There is no room for images and files ${where}. They are kept on this device; text goes on.`
    : null
}

const findingTexts: Partial<Record<FindingCode, string>> = {
  'own-entry-altered':
    'It shows something in place of what this device sent. That was not taken in; nothing more is sent there until it is gone.',
  'not-given': 'It says that there is more and does not give it. What it withholds is missing here.',
  'status-back': 'It showed an older state of a device than before. That was not taken in.',
}

function findingWords(findings: readonly Finding[], place: Place): string | null {
  const texts = findings
    .filter(({ about }) => about === place.id)
    .toSorted((first, second) => second.atMs - first.atMs)
    .flatMap(({ code }) => findingTexts[code] ?? [])
  return texts[0] ?? null
}

function stateWords({ connection, code }: TransportState, place: Place): string | null {
  if (connection === 'ready' || connection === 'connecting') return null
  const it = place.kind === 'relay' ? 'The relay' : 'The folder'
  switch (code) {
    case 'invite-needed':
      return 'The relay takes new workspaces by invitation only. Ask who runs it for an invite.'
    case 'not-admitted':
      return 'The relay does not know this device. Another of your devices has to be connected to it first.'
    case 'removed':
      return 'This device was removed from the workspace.'
    case 'quota':
      return `${it} is full. What is there stays; new changes wait on this device.`
    case 'too-old':
      return `${it} speaks an older version. It has to be updated.`
    case 'too-new':
      return `${it} speaks a newer version. Update Leadup on this device.`
    case 'not-writable':
      return 'Leadup may not write to the folder.'
    case 'folder-missing':
      return 'The folder is not there. If it is on a drive, connect it.'
    case 'bad-address':
      return 'This is no address of a relay.'
    default:
      return connection === 'offline' ? null : `${it} refuses this device.`
  }
}
