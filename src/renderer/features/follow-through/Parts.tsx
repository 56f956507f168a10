import { Children, Fragment, isValidElement, type ReactNode } from 'react'

/** What is known of a record, in one line. What is not known is left out. */
export function Parts({ children }: { children: ReactNode }) {
  const shown = Children.toArray(children).filter((part) => part !== '')
  return shown.map((part, index) => (
    <Fragment key={isValidElement(part) ? part.key : String(part)}>
      {index > 0 && ' · '}
      {part}
    </Fragment>
  ))
}
