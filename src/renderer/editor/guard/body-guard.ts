import type { Schema } from '@tiptap/pm/model'
import type { Doc } from 'yjs'
import { bodyFragmentName } from '@shared/body/body-node'
import { bodySchema } from '../schema/body-extensions'
import { findBroken, findUnknown } from './inspect-body'
import { repairBody } from './repair-body'

/**
 * What binding an editor to a body would do to it. Binding deletes from the shared types what its schema does not
 * allow, and the deletion would travel to every device; so this is asked first, and asking changes nothing.
 */
export type BodyVerdict =
  | { kind: 'fits' }
  /** It holds what a newer version of Leadup wrote: it may be shown, never bound. */
  | { kind: 'newer'; unknown: string[] }
  /** All of it is known, but a merge left content no editor would have made: `repair` it first. */
  | { kind: 'broken' }

export class BodyGuard {
  constructor(private readonly schema: Schema = bodySchema()) {}

  /** `client` is that of the document to be bound, where `document` is a copy of it. */
  inspect(document: Doc, client = document.clientID): BodyVerdict {
    const fragment = document.getXmlFragment(bodyFragmentName)
    const unknown = findUnknown(fragment, this.schema)
    if (unknown.length > 0) return { kind: 'newer', unknown }
    return findBroken(fragment, this.schema, client) ? { kind: 'broken' } : { kind: 'fits' }
  }

  /** Makes a broken body fit, as an edit. Blocks may be wrapped or added; no character of text is taken away. */
  repair(document: Doc, client = document.clientID): void {
    document.transact(() => repairBody(document.getXmlFragment(bodyFragmentName), this.schema, client))
  }
}
