import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import type { BodyNode } from '@shared/body/body-node'
import { joinProjections, projectBlock, wordsOf, type BodyProjection } from '@shared/body/project-body'
import { differInDetail, differInWords, isWordsOfDetail } from './words-only'

/** Typing pauses this long before totals and findings are looked at again. */
const quietMs = 120
/** What stands under an item is read for findings alone, and may be long: it is looked at when the writing rests. */
const detailQuietMs = 500

/**
 * Projects an open body while it is edited: after a pause, and each block only once for each form it had. Nothing here
 * walks the document on a key, and what is typed in a line of text, which no list, total or finding speaks of, is not
 * published; the text of what was published follows it.
 */
export class LiveProjection {
  private readonly known = new WeakMap<Node, BodyProjection>()
  private readonly nodes = new WeakMap<Node, BodyNode>()
  private blocks: readonly Node[] | undefined
  /** Those of what was published last; its text is read from them when it is asked for, as they are then. */
  private parts: BodyProjection[] = []
  private timer: ReturnType<typeof setTimeout> | undefined
  private detailTimer: ReturnType<typeof setTimeout> | undefined
  private read: (() => Node) | undefined

  constructor(private readonly publish: (projection: BodyProjection) => void) {}

  /** To be called on each change; cheap. `transactions` made it, where they are known. */
  changed(read: () => Node, transactions: readonly Transaction[] = []): void {
    this.read = read
    // Most keys: a look in the pause would find that all of it can wait.
    if (!isWordsOfDetail(transactions)) {
      clearTimeout(this.timer)
      this.timer = setTimeout(() => this.look(read(), false), quietMs)
    }
    clearTimeout(this.detailTimer)
    this.detailTimer = setTimeout(() => this.flush(), detailQuietMs)
  }

  /** Projects what is still waiting, now. */
  flush(): void {
    clearTimeout(this.timer)
    clearTimeout(this.detailTimer)
    const document = this.read?.()
    this.read = undefined
    if (document) this.look(document, true)
  }

  private look(document: Node, isAtRest: boolean): void {
    const { blocks, parts } = this
    const { children } = document
    let isNews = children.length !== blocks?.length
    const changed: [number, BodyProjection][] = []
    const left: [number, Node][] = []
    // NOTE: of two thousand lines one has changed, so what is the same is passed by without a call.
    for (let index = 0; index < children.length; index += 1) {
      const block = children[index]
      const before = blocks?.[index]
      if (!block || block === before) continue
      const said = parts[index]
      if (before && said && differInWords(block, before)) {
        changed.push([index, this.withWordsOf(block, said)])
        continue
      }
      if (!isAtRest && before && said && differInDetail(block, before)) {
        left.push([index, before])
        continue
      }
      const part = this.project(block)
      isNews ||= !saysTheSame(part, said)
      changed.push([index, part])
    }
    // What is left for later goes on differing from what was seen last.
    const seen = [...children]
    for (const [index, before] of left) seen[index] = before
    this.blocks = seen
    if (isNews) this.parts = parts.slice(0, children.length)
    for (const [index, part] of changed) this.parts[index] = part
    if (isNews) this.publish(joinProjections(this.parts))
  }

  /** The projection of a block of which nothing is anew but its text, which is read when it is asked for. */
  private withWordsOf(
    block: Node,
    { items, personIds, tags, links, chunks }: BodyProjection,
  ): BodyProjection {
    const text = () => wordsOf(this.asBodyNode(block))
    return {
      get text() {
        return text()
      },
      items,
      personIds,
      tags,
      links,
      chunks,
    }
  }

  private project(block: Node): BodyProjection {
    const known = this.known.get(block)
    if (known) return known
    const part = projectBlock(this.asBodyNode(block))
    this.known.set(block, part)
    return part
  }

  /** As `toJSON`, with what did not change taken from before: an item's detail may be long, and one line was typed in. */
  private asBodyNode(node: Node): BodyNode {
    if (node.isText || node.childCount === 0) return node.toJSON() as BodyNode
    const known = this.nodes.get(node)
    if (known) return known
    const made: BodyNode = {
      type: node.type.name,
      attrs: node.attrs,
      content: node.children.map((child) => this.asBodyNode(child)),
    }
    this.nodes.set(node, made)
    return made
  }
}

/** Whether two parts differ in nothing but the words of their text. */
function saysTheSame(part: BodyProjection, other: BodyProjection | undefined): boolean {
  return other !== undefined && whatIsSaid(part) === whatIsSaid(other)
}

function whatIsSaid(part: BodyProjection): string {
  const { items, personIds, tags } = part
  // An item's text is long, and whether it has any changes nothing.
  return JSON.stringify([items, personIds, tags, items.length > 0 || part.text.trim() !== ''])
}
