import './ui/fonts.css'
import './ui/tokens.css'
import './ui/base.css'
import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { ProjectionStore } from './documents/projection-store'
import { RowStore } from './documents/row-store'
import { ProjectionStoreContext } from './documents/use-projections'
import { RowStoreContext } from './documents/use-rows'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')

createRoot(root).render(
  <RowStoreContext value={new RowStore()}>
    <ProjectionStoreContext value={new ProjectionStore()}>
      <App />
    </ProjectionStoreContext>
  </RowStoreContext>,
)
