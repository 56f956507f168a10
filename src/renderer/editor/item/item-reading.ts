import type { Node as BodyNode } from '@tiptap/pm/model'
import {
  parseActionReference,
  parseItemReference,
  parseWinReference,
  shownReference,
} from '@shared/body/agenda-item'
import type { ProjectedItem } from '@shared/body/project-body'
import type { Action } from '@shared/documents/kinds/action'
import type { Win } from '@shared/documents/kinds/win'
import { isDone, measureOf } from '@shared/domain/follow-through/items-of-records'
import { recommendedOption } from '@shared/domain/ways-out'
import { partNameOf } from '../keys/find-part'
import type { ItemHost } from './item-host'
import { pastItem, shownWords } from './shown-words'

/** What an item says and stands for, as its records and past items are now. */
export class ItemReading {
  constructor(
    private readonly node: BodyNode,
    private readonly host: Pick<ItemHost, 'projections' | 'actions' | 'winOf'>,
  ) {}

  /** It shows the words of something else. */
  get isShown(): boolean {
    return shownReference(this.ref) !== undefined
  }

  get past(): ProjectedItem | undefined {
    const reference = parseItemReference(this.ref)
    return reference && pastItem(this.host, reference)
  }

  /** The action it stands for, or that the past item it shows stands for. */
  get actionId(): string | undefined {
    return parseActionReference(this.ref) ?? parseActionReference(this.past?.ref ?? null)
  }

  get action(): Action | undefined {
    const { actionId } = this
    return actionId === undefined ? undefined : this.host.actions.get(actionId)
  }

  get isTicked(): boolean {
    const { action } = this
    return action ? isDone(action) : (this.past?.ticked ?? this.node.attrs['ticked'] === true)
  }

  get ownHeadline(): string {
    const { firstChild } = this.node
    return firstChild && !isPart(firstChild) ? firstChild.textContent : ''
  }

  /** Its own, or that of what it shows. */
  get headline(): string {
    return this.isShown ? shownWords(this.host, this.ref) : this.ownHeadline
  }

  /** The letter of the option that is recommended; empty for none. */
  get recommended(): string {
    const part = this.node.children.find((child) => partNameOf(child) === 'recommendation')
    return part ? recommendedOption(part.textContent) : ''
  }

  /** Under its words: how what it stands for is owed, or what it measures. */
  get under(): string {
    const { action, win } = this
    if (action) return this.host.actions.words(action)
    return win ? measureOf(win).join(' · ') : ''
  }

  /** In place of words that are not here. */
  get fallback(): string {
    if (this.actionId !== undefined) return 'An action that is no longer here'
    return this.winId === undefined ? 'Open since an earlier meeting' : 'A win that is no longer here'
  }

  private get win(): Win | undefined {
    const { winId } = this
    return winId === undefined ? undefined : this.host.winOf(winId)
  }

  /** The win it stands for, or that the past item it shows stands for. */
  private get winId(): string | undefined {
    return parseWinReference(this.ref) ?? parseWinReference(this.past?.ref ?? null)
  }

  private get ref(): string | null {
    return this.node.attrs['ref'] as string | null
  }
}

export function isPart(node: BodyNode): boolean {
  return partNameOf(node) !== undefined
}
