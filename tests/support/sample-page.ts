import type { Page } from 'playwright-core'
import { waitForPage } from './find-page.ts'
import type { RunningApp } from './running-app.ts'

/** The page of the sample's window, once it was asked for. The next page to come may be the capture window's. */
export function samplePage(app: RunningApp, own: Page): Promise<Page> {
  return waitForPage(
    own.context(),
    (page) => page !== own && /(?<!\/capture)\/index\.html$/.test(page.url()),
    app.exited,
  )
}
