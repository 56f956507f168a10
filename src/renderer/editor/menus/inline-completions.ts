import { Extension, InputRule, type Editor, type Range } from '@tiptap/core'
import { completion } from './completion'
import type { Choice } from './popup-list'

/** More than this many is no longer a list to choose from. */
const mostChoices = 8

export interface KnownPerson {
  id: string
  name: string
  role: string
}

/** `@` and the beginning of a name. */
export function peopleCompletion(people: () => readonly KnownPerson[]) {
  return completion({
    name: 'peopleCompletion',
    char: '@',
    label: 'People',
    choices: (query): Choice[] =>
      people()
        .filter(({ name }) => wordsBegin(name, query))
        .slice(0, mostChoices)
        .map(({ id, name, role }) => ({ id, label: name, hint: role })),
    choose: (choice, editor, range) =>
      insertInline(editor, range, 'mention', { id: choice.id, label: choice.label }),
  })
}

/** `#` and the beginning of a tag; what was typed is offered too, so that a new one is made as an old one is chosen. */
export function tagCompletion(tags: () => readonly string[]) {
  return completion({
    name: 'tagCompletion',
    char: '#',
    label: 'Tags',
    choices: (query): Choice[] => {
      const known = tags().filter((tag) => tag.toLowerCase().startsWith(query.toLowerCase()))
      const isNew = isTag(query) && !known.some((tag) => tag.toLowerCase() === query.toLowerCase())
      const choices = known.slice(0, mostChoices).map((tag) => ({ id: tag, label: tag }))
      return isNew ? [...choices, { id: query, label: query, hint: 'New tag' }] : choices
    },
    choose: (choice, editor, range) => insertInline(editor, range, 'tag', { label: choice.id }),
  })
}

/** A tag written out and followed by a space, for those who do not look at lists. */
export const TagOnSpace = Extension.create({
  name: 'tagOnSpace',
  addInputRules() {
    return [
      new InputRule({
        find: /(?:^|\s)#(\p{L}[\p{L}\p{N}_-]*)\s$/u,
        handler: ({ chain, range, match }) => {
          const label = match[1] ?? ''
          const from = range.from + match[0].indexOf('#')
          chain()
            .insertContentAt({ from, to: range.to }, [
              { type: 'tag', attrs: { label } },
              { type: 'text', text: ' ' },
            ])
            .run()
        },
      }),
    ]
  },
})

function isTag(text: string): boolean {
  return /^\p{L}[\p{L}\p{N}_-]*$/u.test(text)
}

function wordsBegin(name: string, query: string): boolean {
  const wanted = query.toLowerCase()
  return name
    .toLowerCase()
    .split(/\s+/)
    .some((word) => word.startsWith(wanted))
}

/** An inline node in the place of what was typed, and a space behind it. */
export function insertInline(
  editor: Editor,
  range: Range,
  type: string,
  attrs: Record<string, string>,
): void {
  editor
    .chain()
    .focus()
    .insertContentAt(range, [
      { type, attrs },
      { type: 'text', text: ' ' },
    ])
    .run()
}
