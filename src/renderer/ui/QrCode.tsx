import './qr-code.css'
import type { QrPicture } from '@shared/qr-picture'

/** A QR, dark on light in either appearance: readers of such codes expect it. */
export function QrCode({ qr, label }: { qr: QrPicture; label: string }) {
  return (
    <svg
      className="qr-code"
      // White around it: readers find the code by its quiet zone.
      viewBox={`-4 -4 ${qr.size + 8} ${qr.size + 8}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={qr.path} fill="#000000" />
    </svg>
  )
}
