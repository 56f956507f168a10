import './openers.css'
import { pocketText } from '@shared/domain/openers/pocket-text'
import { qrPicture } from '@shared/qr-picture'
import { QrCode } from '../../ui/QrCode'
import { Screen } from '../../ui/Screen'
import { Skeleton } from '../../ui/Skeleton'
import { PocketList } from './PocketList'
import { usePocket } from './use-pocket'

/** The pocket list by itself: large enough to be read in five seconds, and as a QR that carries the text to a phone. */
export function PocketScreen() {
  const openers = usePocket()
  return (
    <Screen label="In your pocket" lead={<p>In your pocket</p>}>
      <div className="pocket">
        <h1 className="only-read-out">In your pocket</h1>
        {openers ? (
          <>
            <PocketList />
            <section className="pocket-phone" aria-labelledby="pocket-phone">
              <QrCode qr={qrPicture(pocketText(openers))} label="These openers as a QR" />
              <div>
                <h2 className="section-heading" id="pocket-phone">
                  On your phone
                </h2>
                <p>
                  Point its camera here. The picture is the text itself: it opens no page, and goes through no
                  server.
                </p>
                <p className="quiet-line">
                  For anyone: nothing in it is about a person, or from what you noted about one.
                </p>
              </div>
            </section>
          </>
        ) : (
          <Skeleton rows={4} />
        )}
      </div>
    </Screen>
  )
}
