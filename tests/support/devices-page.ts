import { act, createElement, type ReactElement } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { vi } from 'vitest'
import type { SyncState } from '@shared/ipc/calls/sync'
import { AppCommandHandlers } from '../../src/renderer/app/app-command-handlers'
import { RouteContext, RouteStore } from '../../src/renderer/app/route'
import { SavingStore } from '../../src/renderer/app/saving-store'
import { SyncStore } from '../../src/renderer/app/sync-store'
import { WindowSessionContext, type WindowSession } from '../../src/renderer/app/window-session'
import { PendingWrites } from '../../src/renderer/documents/pending-writes'
import { FakeBridge } from './fake-bridge'

/** A part of the main window in jsdom, found and used by roles and names as its user does. */
export class DevicesPage {
  readonly bridge = new FakeBridge().install()
  readonly pending = new PendingWrites()
  commandsRun: string[] = []
  private root: Root | undefined
  private stop: () => void = () => undefined

  /** Shows it in a window whose workspace syncs like this; `isSample` where it never does. */
  async show(element: ReactElement, state: SyncState | undefined, { isSample = false } = {}): Promise<void> {
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
    const none = { step: 'none' as const }
    this.bridge.answers = {
      'sync.pairing': () => none,
      'sync.joining': () => none,
      'sync.cancelPairing': () => none,
      'sync.cancelJoin': () => none,
      'sync.forgetPhrase': () => ({}),
      'saving.state': () => ({ pending: 0, failure: null }),
      ...(state && { 'sync.state': () => state }),
      ...this.bridge.answers,
    }
    const saving = new SavingStore(this.pending)
    const sync = new SyncStore(saving)
    const commands = new AppCommandHandlers()
    commands.add('open-devices', () => this.commandsRun.push('open-devices'))
    const info = { isSample, notices: [] }
    const session = { info, saving, sync, commands, pending: this.pending } as unknown as WindowSession
    const routes = new RouteStore({ screen: 'today' }, () => undefined)
    const place = document.body.appendChild(document.createElement('main'))
    this.root = createRoot(place)
    const inRoutes = createElement(RouteContext, { value: routes }, element)
    await act(async () => {
      if (!isSample) this.stop = sync.follow()
      this.root?.render(createElement(WindowSessionContext, { value: session }, inRoutes))
    })
  }

  close(): void {
    act(() => this.root?.unmount())
    this.stop()
    this.commandsRun = []
    document.body.replaceChildren()
    this.bridge.reset()
    vi.unstubAllGlobals()
  }

  /** What is read out and seen, in one line. */
  get text(): string {
    return (document.body.textContent ?? '').replaceAll(/\s+/g, ' ')
  }

  /** The arguments of each call of this name. */
  argsOf(name: string): unknown[] {
    return this.bridge.made.flatMap((made) => (made.name === name ? [made.args] : []))
  }

  all(selector: string): HTMLElement[] {
    return [...document.querySelectorAll<HTMLElement>(selector)]
  }

  button(name: string): HTMLButtonElement {
    return this.named<HTMLButtonElement>('button', name)
  }

  field(label: string): HTMLInputElement {
    const found = this.all('label').find((element) => element.textContent === label)
    const field = found && document.getElementById(found.getAttribute('for') ?? '')
    if (!field) throw new Error(`no field ${label} in: ${this.text}`)
    return field as HTMLInputElement
  }

  has(selector: string, name: string): boolean {
    return this.all(selector).some((element) => nameOf(element) === name)
  }

  async press(name: string): Promise<void> {
    const button = this.button(name)
    if (button.disabled) throw new Error(`${name} cannot be pressed`)
    await act(async () => {
      button.focus()
      for (const type of ['keydown', 'keyup']) {
        button.dispatchEvent(new KeyboardEvent(type, { key: 'Enter', code: 'Enter', bubbles: true }))
      }
      // What a browser makes of Enter on a button that submits; React Aria takes the key itself.
      if (button.type === 'submit') button.form?.requestSubmit(button)
    })
  }

  async pressKey(key: string): Promise<void> {
    await act(async () => {
      const target = document.activeElement ?? document.body
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    })
  }

  /** Types into a field, or pastes: what was in it is replaced. */
  async fill(label: string, value: string): Promise<void> {
    const field = this.field(label)
    await act(async () => {
      field.focus()
      const prototype = Object.getPrototypeOf(field) as object
      Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value)
      field.dispatchEvent(new Event('input', { bubbles: true }))
    })
  }

  /** Takes a choice or a checkbox. */
  async tick(name: string): Promise<void> {
    await act(async () => {
      this.named<HTMLElement>('label:has(input[type=radio], input[type=checkbox])', name)
        .querySelector('input')
        ?.click()
    })
  }

  async told(tell: (bridge: FakeBridge) => void): Promise<void> {
    await act(async () => tell(this.bridge))
  }

  private named<Found extends HTMLElement>(selector: string, name: string): Found {
    const found = this.all(selector).find((element) => nameOf(element) === name)
    if (!found) throw new Error(`no ${selector} named ${name} in: ${this.text}`)
    return found as Found
  }
}

function nameOf(element: HTMLElement): string {
  return (element.getAttribute('aria-label') ?? element.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
}
