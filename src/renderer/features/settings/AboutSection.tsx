import { useWindowSession } from '../../app/window-session'

export function AboutSection() {
  const { info } = useWindowSession()
  return (
    <>
      <p>Leadup {info.version}. Free software under the MIT licence.</p>
      <p className="quiet-line">
        Your notes are on this device alone. Whoever administers the device can read what is on it; keep its
        disk encrypted.
      </p>
    </>
  )
}
