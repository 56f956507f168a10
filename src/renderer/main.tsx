import './ui/fonts.css'
import './ui/tokens.css'
import './ui/base.css'
import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { RowStore } from './documents/row-store'
import { RowStoreContext } from './documents/use-rows'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')

createRoot(root).render(
  <RowStoreContext value={new RowStore()}>
    <App />
  </RowStoreContext>,
)
