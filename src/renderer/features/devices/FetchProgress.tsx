import { ProgressBar } from 'react-aria-components'

/** How much of what is on the other devices has arrived. `of` is `null` until it is known. */
export function FetchProgress({ done, of }: { done: number; of: number | null }) {
  const isKnown = of !== null && of > 0
  const words = isKnown ? `${done} of ${of}` : done === 0 ? 'Looking at what is there…' : `${done} so far`
  return (
    <ProgressBar
      className="quota"
      aria-label="Fetching what your other devices have"
      valueLabel={words}
      {...(isKnown ? { value: done, maxValue: of } : { isIndeterminate: true })}
    >
      {({ percentage }) => (
        <>
          <span className="fetch-words">
            Fetching what your other devices have. Nothing here has changed yet.
          </span>
          <span className="quota-track">
            <span className="quota-fill" style={{ inlineSize: `${percentage ?? 0}%` }} />
          </span>
          <span className="figures">{words}</span>
        </>
      )}
    </ProgressBar>
  )
}
