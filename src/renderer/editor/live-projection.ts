import type { Node } from '@tiptap/pm/model'
import type { BodyNode } from '@shared/body/body-node'
import { joinProjections, projectBlock, type BodyProjection } from '@shared/body/project-body'

/** Typing pauses this long before totals and findings are looked at again. */
const quietMs = 120

/**
 * Projects an open body while it is edited: after a pause, and each block only once for each form it had. Nothing here
 * walks the document on a key.
 */
export class LiveProjection {
  private readonly parts = new WeakMap<Node, BodyProjection>()
  private timer: ReturnType<typeof setTimeout> | undefined
  private read: (() => Node) | undefined

  constructor(private readonly publish: (projection: BodyProjection) => void) {}

  /** To be called on each change; cheap. */
  changed(read: () => Node): void {
    this.read = read
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.flush(), quietMs)
  }

  /** Projects what is still waiting, now. */
  flush(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    const document = this.read?.()
    this.read = undefined
    if (document) this.publish(this.project(document))
  }

  private project(document: Node): BodyProjection {
    const parts: BodyProjection[] = []
    document.forEach((block) => {
      const known = this.parts.get(block)
      const part = known ?? projectBlock(block.toJSON() as BodyNode)
      if (!known) this.parts.set(block, part)
      parts.push(part)
    })
    return joinProjections(parts)
  }
}
