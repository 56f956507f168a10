import { Link } from 'react-aria-components'

/** Opens the call in the browser, by way of the main process, which asks nothing of our own pages. */
export function JoinLink({ url }: { url: string }) {
  if (!url.startsWith('https://')) return null
  return (
    <Link className="button" data-variant="quiet" href={url} target="_blank" rel="noreferrer">
      Join
    </Link>
  )
}
