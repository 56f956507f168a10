import './phrase-page.css'
import { createPortal } from 'react-dom'
import { interfaceLocale } from '@shared/domain/interface-locale'
import { useNow } from '../../app/use-now'

/** The page that is printed: the phrase, what it is for and the day. On the screen it is not there. */
export function PhrasePage({ words }: { words: readonly string[] }) {
  const nowMs = useNow()
  const day = new Intl.DateTimeFormat(interfaceLocale, { dateStyle: 'long' }).format(nowMs)
  return createPortal(
    <section className="phrase-page" aria-hidden>
      <h1>Leadup recovery phrase</h1>
      <p>{day}</p>
      <p>
        These {words.length} words, in this order, open your Leadup workspace on a new device. Whoever has
        them can read everything in it. Keep this page where only you find it.
      </p>
      <ol>
        {words.map((word, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a phrase may hold a word twice; its place is its name
          <li key={index}>
            <span>{index + 1}</span> {word}
          </li>
        ))}
      </ol>
    </section>,
    document.body,
  )
}
