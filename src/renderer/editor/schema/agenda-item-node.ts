import { mergeAttributes, Node } from '@tiptap/core'
import { isAgendaItemKind } from '@shared/body/agenda-item'

export const agendaItemName = 'agendaItem'

/**
 * The agenda item as the schema knows it; `item/` adds how it looks and behaves. Its attributes are those of
 * `AgendaItemAttributes`. Nothing is required of its content and no attribute is validated: what a merge of two
 * devices' edits leaves must always be a valid item, or binding the editor would delete it.
 */
export const AgendaItemNode = Node.create({
  name: agendaItemName,
  group: 'agenda',
  content: '(block | agendaPart)*',
  defining: true,

  addAttributes() {
    return {
      id: {
        default: '',
        parseHTML: (element) => element.getAttribute('data-id') ?? '',
        renderHTML: ({ id }) => ({ 'data-id': id }),
      },
      kind: {
        default: 'discuss',
        parseHTML: (element) => {
          const kind = element.getAttribute('data-kind')
          return isAgendaItemKind(kind) ? kind : 'discuss'
        },
        renderHTML: ({ kind }) => ({ 'data-kind': kind }),
      },
      minutes: {
        default: 0,
        parseHTML: (element) => Math.max(0, Math.round(Number(element.getAttribute('data-minutes')) || 0)),
        renderHTML: ({ minutes }) => ({ 'data-minutes': minutes }),
      },
      ticked: {
        default: false,
        parseHTML: (element) => element.getAttribute('data-ticked') === 'true',
        renderHTML: ({ ticked }) => ({ 'data-ticked': String(ticked) }),
      },
      ref: {
        default: null,
        parseHTML: (element) => element.getAttribute('data-ref'),
        renderHTML: ({ ref }) => (ref === null ? {} : { 'data-ref': ref }),
      },
    }
  },

  parseHTML() {
    return [{ tag: 'div[data-agenda-item]' }]
  },

  renderHTML({ HTMLAttributes }) {
    return ['div', mergeAttributes({ 'data-agenda-item': '' }, HTMLAttributes), 0]
  },
})
