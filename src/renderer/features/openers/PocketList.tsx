import './openers.css'
import '../../ui/card.css'
import { openerText } from '@shared/domain/opener-drafts'
import { usePocket } from './use-pocket'

/** Three questions for whoever one runs into. Nothing in them is private. */
export function PocketList() {
  return (
    <ol className="pocket-list">
      {usePocket()?.map((opener) => (
        <li key={openerText(opener)} className="card">
          <p className="opener-words" dir="auto">
            “{openerText(opener)}”
          </p>
        </li>
      ))}
    </ol>
  )
}
