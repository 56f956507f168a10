import './ui/fonts.css'
import './ui/tokens.css'
import './ui/base.css'
import { I18nProvider } from 'react-aria-components'
import { createRoot } from 'react-dom/client'
import { interfaceLocale } from '@shared/domain/interface-locale'
import { App } from './app/App'
import { messageOf } from './app/message-of'
import { openWindowSession } from './app/open-window-session'
import { RouteContext } from './app/route'
import { StartFailure } from './app/StartFailure'
import { WindowSessionContext } from './app/window-session'
import { BodySessionsContext } from './documents/use-body-session'
import { ProjectionStoreContext } from './documents/use-projections'
import { RowStoreContext } from './documents/use-rows'

const element = document.getElementById('root')
if (!element) throw new Error('the page has no #root')
const root = createRoot(element)

try {
  const { session, rows, projections, routes, bodies, onDrawn } = await openWindowSession()
  root.render(
    <I18nProvider locale={interfaceLocale}>
      <WindowSessionContext value={session}>
        <RowStoreContext value={rows}>
          <ProjectionStoreContext value={projections}>
            <BodySessionsContext value={bodies}>
              <RouteContext value={routes}>
                <App onDrawn={onDrawn} />
              </RouteContext>
            </BodySessionsContext>
          </ProjectionStoreContext>
        </RowStoreContext>
      </WindowSessionContext>
    </I18nProvider>,
  )
} catch (error) {
  root.render(<StartFailure message={messageOf(error)} />)
}
