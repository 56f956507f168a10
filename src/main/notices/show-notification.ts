import { Notification } from 'electron'

/** Those that are in sight: one that nobody holds is collected, and a press on it is lost. */
const shown = new Set<Notification>()

/** Shows it by the system's own means, where it has any; a press on it calls `open`. */
export function showNotification(words: { title: string; body: string }, open: () => void): void {
  if (!Notification.isSupported()) return
  const notification = new Notification(words)
  shown.add(notification)
  const forget = () => shown.delete(notification)
  notification.once('close', forget)
  notification.once('failed', forget)
  notification.once('click', () => {
    forget()
    open()
  })
  notification.show()
}
