import { agendaItemKinds, type AgendaItemKind } from '@shared/body/agenda-item'

interface KindWords {
  label: string
  /** One line of what it is for, in the block menu. */
  hint: string
  /** What stands in an empty headline. */
  placeholder: string
}

const words: Record<AgendaItemKind, KindWords> = {
  inform: { label: 'Inform', hint: 'Something they should know', placeholder: 'What should they know?' },
  discuss: {
    label: 'Discuss',
    hint: 'Think it through together',
    placeholder: 'What to think through together?',
  },
  decide: { label: 'Decide', hint: 'Leave with a decision', placeholder: 'What has to be decided?' },
  ask: { label: 'Ask', hint: 'Something you need from them', placeholder: 'What do you need from them?' },
  problem: {
    label: 'Problem',
    hint: 'What is wrong, options, your recommendation',
    placeholder: 'What is wrong, and for whom?',
  },
  risk: { label: 'Risk', hint: 'They may ask; be ready', placeholder: 'What might they ask about?' },
  'bad-news': {
    label: 'Bad news',
    hint: 'Known, not known, and when they hear more',
    placeholder: 'What happened?',
  },
  win: { label: 'Win', hint: 'A result and what it means', placeholder: 'What result is worth telling?' },
  opener: {
    label: 'Opener',
    hint: 'A question that turns the talk to strategy',
    placeholder: 'A fact, then a question',
  },
}

/** The words for a kind. One that a newer version wrote is shown by its own name. */
export function kindWords(kind: string): KindWords {
  return words[kind as AgendaItemKind] ?? { label: kind, hint: '', placeholder: 'What is it about?' }
}

/** Words that a line written as an agenda item begins with, and the kind they speak of. English, as the app is. */
const beginnings: [RegExp, AgendaItemKind][] = [
  [/^(bad news)\b/i, 'bad-news'],
  [/^(ask|request|need|can you|could you)\b/i, 'ask'],
  [/^(decide|decision|choose|agree on|approve)\b/i, 'decide'],
  [/^(inform|fyi|update|tell|heads[- ]up)\b/i, 'inform'],
  [/^(problem|issue|blocked|blocker)\b/i, 'problem'],
  [/^(risk)\b/i, 'risk'],
  [/^(win|shipped|launched)\b/i, 'win'],
  [/^(opener)\b/i, 'opener'],
  [/^(discuss|talk about|think about)\b/i, 'discuss'],
]

/** The kind a written line speaks of, from its first words; `discuss` where they say nothing. */
export function kindFromWords(text: string): AgendaItemKind {
  return beginnings.find(([pattern]) => pattern.test(text.trimStart()))?.[1] ?? 'discuss'
}

/**
 * How much of the line's beginning only names the kind ("Ask: ", "bad news:"), which the chip then says: a number of
 * characters, 0 where the words belong to the sentence.
 */
export function kindPrefixLength(text: string): number {
  const prefix = /^\s*([a-z][a-z -]*):\s+/i.exec(text)
  const name = prefix?.[1]?.toLowerCase().replaceAll(/\s+/g, '-')
  return prefix && agendaItemKinds.some((kind) => kind === name) ? prefix[0].length : 0
}
