import {
  Archive,
  ArrowRight,
  Check,
  ListPlus,
  MessageCircleQuestionMark,
  Trash2,
  Undo2,
  UserRound,
  WandSparkles,
} from 'lucide-react'
import { useMemo } from 'react'
import type { Capture } from '@shared/documents/kinds/capture'
import { isCaptureWord, meaningOf } from '@shared/domain/capture/capture-word'
import { missingOf } from '@shared/domain/capture/records-of'
import { firstNameOf } from '@shared/domain/meeting-words'
import type { RecordEdits } from '../../app/record-edits'
import { useRoutes, type Route } from '../../app/route'
import { useRecordEdits } from '../../app/window-session'
import { useRows, useRowStore } from '../../documents/use-rows'
import type { MenuEntry } from '../../ui/Menu'
import { useUpcoming } from '../today/use-upcoming'
import {
  keepCapture,
  makeOpenerDraft,
  placeByWord,
  putOnAgenda,
  removeCapture,
  takeBackCapture,
  type ForPerson,
} from './inbox-actions'
import { lineFor, proposedWord, type KnownNames } from './understand-again'
import { whereItWent } from './where-it-went'

/** What can become of a capture, with the key of each. */
export type CaptureActions = (capture: Capture, choose: (capture: Capture) => void) => MenuEntry[]

/** Whoever a capture mentions comes first, then whoever is met next. */
export function useCaptureActions(): CaptureActions {
  const edits = useRecordEdits()
  const routes = useRoutes()
  const rows = useRowStore()
  const people = useRows('person')
  const names = useKnownNames()
  const upcoming = useUpcoming()
  return (capture, choose) => {
    if (capture.fields.becameId !== null) {
      return placedActions(edits, capture, whereItWent(capture, rows)?.route, (route) => routes.go(route))
    }
    const mentioned = people?.find(({ id }) => capture.fields.personIds.includes(id))
    const likely = mentioned ?? upcoming?.[0]?.person ?? people?.[0]
    const forPerson: ForPerson | undefined = likely && { id: likely.id, name: likely.fields.name }
    return [
      ...wordActions(edits, capture, names),
      ...(forPerson ? personActions(edits, capture, forPerson) : []),
      {
        id: 'person',
        label: 'For somebody else…',
        icon: UserRound,
        keys: 'P',
        isDisabled: (people?.length ?? 0) < (isCaptureWord(capture.fields.word) ? 1 : 2),
        onAction: () => choose(capture),
      },
      {
        id: 'keep',
        label: 'Just keep it',
        icon: Archive,
        keys: 'K',
        startsGroup: forPerson !== undefined,
        onAction: () => keepCapture(edits, capture),
      },
      {
        id: 'remove',
        label: 'Remove',
        icon: Trash2,
        keys: 'Backspace',
        tone: 'loss',
        onAction: () => removeCapture(edits, capture),
      },
    ]
  }
}

/** Whom and what captured lines can name; the same until one of them changes. */
export function useKnownNames(): KnownNames {
  const people = useRows('person')
  const competitors = useRows('competitor')
  return useMemo(
    () => ({
      people: (people ?? []).map(({ id, fields }) => ({ id, name: fields.name })),
      competitors: (competitors ?? []).map(({ fields: { name, aliases } }) => ({ name, aliases })),
    }),
    [people, competitors],
  )
}

/** Of a capture that is where it belongs. */
function placedActions(
  edits: RecordEdits,
  capture: Capture,
  route: Route | undefined,
  go: (route: Route) => void,
): MenuEntry[] {
  return [
    ...(route
      ? [{ id: 'open', label: 'Open', icon: ArrowRight, keys: 'Enter', onAction: () => go(route) }]
      : []),
    { id: 'keep', label: 'Seen', icon: Check, keys: 'K', onAction: () => keepCapture(edits, capture) },
    {
      id: 'take-back',
      label: 'Take it back: only a line',
      icon: Undo2,
      keys: 'U',
      startsGroup: true,
      onAction: () => takeBackCapture(edits, capture),
    },
  ]
}

/** What its words sound like, where nothing more is needed for it. */
function wordActions(edits: RecordEdits, capture: Capture, names: KnownNames): MenuEntry[] {
  const word = isCaptureWord(capture.fields.word) ? capture.fields.word : proposedWord(capture, names)
  if (!word) return []
  const line = lineFor(capture, word, names)
  if (missingOf(line)) return []
  const { label: name, makes } = meaningOf(word)
  const label = makes.kind === 'signal' ? `File as a signal: ${name}` : `File as “${name}”`
  const onAction = () => placeByWord(edits, capture, line)
  return [{ id: 'word', label, icon: WandSparkles, keys: 'T', onAction }]
}

function personActions(edits: RecordEdits, capture: Capture, forPerson: ForPerson): MenuEntry[] {
  const first = firstNameOf(forPerson.name)
  return [
    {
      id: 'item',
      label: `On ${first}’s next agenda`,
      icon: ListPlus,
      keys: 'A',
      onAction: () => putOnAgenda(edits, capture, forPerson),
    },
    {
      id: 'opener',
      label: `Opener draft for ${first}`,
      icon: MessageCircleQuestionMark,
      keys: 'O',
      onAction: () => makeOpenerDraft(edits, capture, forPerson),
    },
  ]
}
