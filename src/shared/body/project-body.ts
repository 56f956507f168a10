import { isAgendaItemKind, type AgendaItemKind } from './agenda-item'
import { headlineText, isPrivatePart, partOf, splitItem } from './agenda-part'
import { attachmentType, readAttachment } from './attachment'
import { documentLinkType, textOf, type BodyNode } from './body-node'
import { detailText } from './detail-text'

/** An agenda item as lists, carry-over and totals see it. */
export interface ProjectedItem {
  id: string
  kind: AgendaItemKind
  minutes: number
  ticked: boolean
  ref: string | null
  /** Of an opener also its question. */
  headline: string
  /** Whether anything stands under the headline; what is private of it does not count. */
  hasDetail: boolean
  /** What stands there, as plain text; left out where it is not known. */
  detail?: string | undefined
}

/** What is derived from a body and can be thrown away. */
export interface BodyProjection {
  /** What is searched: not what is private of an agenda. */
  readonly text: string
  items: ProjectedItem[]
  /** Ids of the people mentioned. */
  personIds: string[]
  tags: string[]
  /** Ids of the documents it links. */
  links: string[]
  /** Names of the chunks that its images and files consist of: what holds these must not be removed. */
  chunks: string[]
}

export const emptyProjection: BodyProjection = {
  text: '',
  items: [],
  personIds: [],
  tags: [],
  links: [],
  chunks: [],
}

/**
 * Pure function of the body's nodes. Where two blocks stand for the same record (two devices offered it offline), the
 * first counts and the others are left out, so nothing is doubled; a tick on either is a tick.
 */
export function projectBody(nodes: readonly BodyNode[]): BodyProjection {
  // Read once and for all: what is stored is plain data.
  return { ...joinProjections(nodes.map(projectBlock)) }
}

/**
 * One block's part of a body's projection, for `joinProjections`. Its text is untrimmed and read when it is asked for;
 * nothing is left out.
 */
export function projectBlock(block: BodyNode): BodyProjection {
  const items: ProjectedItem[] = []
  const personIds = new Set<string>()
  const tags = new Set<string>()
  const links = new Set<string>()
  const chunks: string[] = []
  const visit = (node: BodyNode): void => {
    if (node.type === 'mention') personIds.add(String(node.attrs?.['id'] ?? ''))
    if (node.type === 'tag') tags.add(String(node.attrs?.['label'] ?? ''))
    if (node.type === 'agendaItem') items.push(projectItem(node))
    if (node.type === documentLinkType) links.add(String(node.attrs?.['id'] ?? ''))
    if (node.type === attachmentType) chunks.push(...readAttachment(node.attrs).chunks)
    for (const child of node.content ?? []) if (child.type !== 'text') visit(child)
  }
  visit(block)
  return {
    get text() {
      return wordsOf(block)
    },
    items,
    personIds: [...personIds],
    tags: [...tags],
    links: [...links],
    chunks,
  }
}

/**
 * The projection of a body from those of its blocks, in order: who edits one block need not project the others. Its
 * text, which alone is as long as the body, is put together when it is asked for, of the blocks as they are then.
 */
export function joinProjections(blocks: readonly BodyProjection[]): BodyProjection {
  const items: ProjectedItem[] = []
  const seen = new Map<string, ProjectedItem>()
  for (const block of blocks) {
    for (const item of block.items) {
      const key = item.ref ?? item.id
      const same = key === '' ? undefined : seen.get(key)
      if (same) {
        same.ticked ||= item.ticked
        continue
      }
      const first = { ...item }
      items.push(first)
      seen.set(key, first)
    }
  }
  return {
    get text() {
      return blocks
        .map(({ text }) => text)
        .join('\n')
        .trim()
    },
    items,
    personIds: [...new Set(blocks.flatMap(({ personIds }) => personIds))],
    tags: [...new Set(blocks.flatMap(({ tags }) => tags))],
    links: [...new Set(blocks.flatMap(({ links }) => links))],
    chunks: [...new Set(blocks.flatMap(({ chunks }) => chunks))],
  }
}

/**
 * The words of a block that are searched for, untrimmed. What is private of an agenda is left out: what is found stands in lists,
 * where a screen may be shared.
 */
export function wordsOf(block: BodyNode): string {
  const isPrivate = (node: BodyNode) => isPrivatePart(partOf(node))
  if (isPrivate(block)) return ''
  const content = block.type === 'agendaItem' ? block.content?.filter((node) => !isPrivate(node)) : undefined
  return textOf(content ? { ...block, content } : block)
}

/** One `agendaItem` node, whatever its attributes hold: what does not fit reads as its default. */
export function projectItem(node: BodyNode): ProjectedItem {
  const { id, kind, minutes, ticked, ref } = node.attrs ?? {}
  const split = splitItem(node.content ?? [])
  const detail = detailText(split.detail)
  return {
    id: String(id ?? ''),
    kind: isAgendaItemKind(kind) ? kind : 'discuss',
    minutes: typeof minutes === 'number' && Number.isFinite(minutes) ? Math.max(0, minutes) : 0,
    ticked: ticked === true || ticked === 'true',
    ref: typeof ref === 'string' && ref !== '' ? ref : null,
    headline: headlineText(split),
    hasDetail: detail !== '',
    detail,
  }
}
