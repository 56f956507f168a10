import './sending.css'

/** What leaves, roughly as a mail program will set it. */
export function OutgoingPreview({ html }: { html: string }) {
  return (
    <div
      className="outgoing-preview document-text"
      tabIndex={0}
      role="region"
      aria-label="How it will read"
      // SECURITY: written by `writeHtml`, which escapes every word of the user's and makes no tags but its own.
      dangerouslySetInnerHTML={{ __html: html }}
    />
  )
}
