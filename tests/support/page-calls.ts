import type { DocumentRow } from '@shared/documents/document'
import type { KindName } from '@shared/documents/kinds/all-kinds'
import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import type { Outcome } from '@shared/ipc/bridge'
import type { Arguments, CallName, Result } from '@shared/ipc/contract'

/** What a call comes back as, whatever the page asks for and with whatever arguments. */
export function outcomeOf(page: Page, name: string, args: unknown): Promise<Outcome> {
  return page.evaluate(
    ([callName, callArgs]) => {
      const { leadup } = window as unknown as { leadup: { call(name: unknown, args: unknown): unknown } }
      return leadup.call(callName, callArgs) as Promise<Outcome>
    },
    [name, args] as const,
  )
}

/** Once what the page sends behind the frame that shows it is sent; see `onceDrawn`. */
function drawn(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => setTimeout(() => setTimeout(resolve)))
        setTimeout(resolve, 150)
      }),
  )
}

/** Makes a call as the page's own code would, through its bridge: behind all that it asked for before. */
export async function callFrom<Name extends CallName>(
  page: Page,
  name: Name,
  args: Arguments<Name>,
): Promise<Result<Name>> {
  await drawn(page)
  const outcome = await outcomeOf(page, name, args)
  if (!outcome.ok) throw new Error(`${name}: ${outcome.message}`)
  return outcome.result as Result<Name>
}

/** Puts documents into the workspace, as a command of the page's. */
export async function writeFrom(page: Page, writes: Arguments<'documents.write'>['writes']): Promise<void> {
  await callFrom(page, 'documents.write', { commandId: randomUUID(), writes })
}

/** The rows of these kinds, as the main process has them. */
export async function rowsOf(page: Page, ...kinds: KindName[]): Promise<DocumentRow[]> {
  return JSON.parse(await callFrom(page, 'rows.list', { kinds })) as DocumentRow[]
}
