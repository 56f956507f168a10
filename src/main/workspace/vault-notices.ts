import { basename } from 'node:path'
import { interfaceLocale } from '@shared/domain/interface-locale'
import type { Notice } from '@shared/ipc/calls/workspace'
import type { FailureKind } from '../vault/failures'
import type { ClockJump } from '../vault/clock-trust'
import type { OpenedVault } from '../vault/open-vault'
import type { Rebuilt } from '../vault/rebuild-vault'

/** What the user should know about how the vault was opened; nothing where all was well. */
export function openingNotices({
  rebuilt,
  replayedCount,
  readOnlyReason,
}: Pick<OpenedVault, 'rebuilt' | 'replayedCount' | 'readOnlyReason'>): Notice[] {
  if (readOnlyReason) return [readOnlyNotice(readOnlyReason)]
  if (rebuilt) return [rebuiltNotice(rebuilt)]
  // One may be ahead after any crash: it was never called saved, and is there all the same.
  if (replayedCount > 1) return [replayedNotice(replayedCount)]
  return []
}

export function clockJumpNotice(jump: ClockJump): Notice {
  return {
    id: 'clock-jumped',
    tone: 'attention',
    text:
      jump === 'back'
        ? 'The date of this device is earlier than when Leadup last ran. Check it: until it is right, nothing is removed from the trash.'
        : 'A long time has passed since Leadup last ran, by the date of this device. Nothing is removed from the trash before tomorrow, in case the date is wrong.',
  }
}

function readOnlyNotice(reason: FailureKind): Notice {
  const why = reason === 'disk-full' ? 'The disk is full.' : 'Leadup may not write to its folder.'
  return {
    id: 'read-only',
    tone: 'loss',
    text: `${why} Everything can be read and exported, but nothing you change now can be saved. Mend that, then start Leadup again.`,
  }
}

function replayedNotice(count: number): Notice {
  return {
    id: 'replayed',
    tone: 'info',
    text: `${changes(count)} had not reached the database when Leadup last ended. Leadup has put them back from its journal; nothing is lost.`,
  }
}

function rebuiltNotice({
  backupMadeAtMs,
  changeCount,
  gaps,
  isDeviceStateMissing,
  setAside,
}: Rebuilt): Notice {
  const sources = [
    ...(backupMadeAtMs === undefined ? [] : [`the backup of ${when(backupMadeAtMs)}`]),
    `${changes(changeCount)} in its journal`,
  ]
  const text = [
    'The file that holds your workspace was damaged or missing.',
    `Leadup has put it together again from ${sources.join(' and ')}.`,
    gaps.length === 0
      ? 'Nothing that was saved is lost.'
      : `What could not be recovered: changes made ${gaps.map(describeGap).join('; ')}, unless you see them.`,
    ...(isDeviceStateMissing
      ? ['A line you had begun to type and not kept may be gone or as it was earlier.']
      : []),
    ...(setAside === undefined ? [] : [`The damaged file is kept in ${setAside}.`]),
  ]
  return {
    // Its number alone: ids are in what the user sends to others, and folders bear the user's name.
    id: `rebuilt-${setAside === undefined ? changeCount : basename(setAside)}`,
    tone: gaps.length === 0 ? 'attention' : 'loss',
    text: text.join(' '),
  }
}

function describeGap({ afterMs, beforeMs }: Rebuilt['gaps'][number]): string {
  if (afterMs === 0) return beforeMs === undefined ? 'until now' : `before ${when(beforeMs)}`
  return beforeMs === undefined ? `after ${when(afterMs)}` : `between ${when(afterMs)} and ${when(beforeMs)}`
}

function changes(count: number): string {
  return count === 1 ? '1 change' : `${count} changes`
}

function when(ms: number): string {
  return new Intl.DateTimeFormat(interfaceLocale, { dateStyle: 'medium', timeStyle: 'short' }).format(ms)
}
