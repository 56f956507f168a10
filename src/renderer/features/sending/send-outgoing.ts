import type { Forms } from '@shared/domain/brief/write-forms'
import { mailDraft } from '@shared/domain/sending/mail-draft'
import { call } from '../../documents/bridge'

/** What is about to leave, and whom it is for. */
export interface Outgoing extends Forms {
  title: string
  /** Their address; empty where it is not known. */
  email: string
}

/** `copy` is Markdown and rich text together, for wherever it is pasted; the others are one form alone. */
export type Way = 'copy' | 'markdown' | 'rich-text' | 'plain-text' | 'mail' | 'mail-file' | 'pdf'

/** Sends it. Returns what became of it, as the end of a sentence; `undefined` where the user called it off. */
export async function sendOutgoing(outgoing: Outgoing, way: Way): Promise<string | undefined> {
  const { title, markdown, html, text, email } = outgoing
  switch (way) {
    case 'copy':
      await call('clipboard.write', { text: markdown, html })
      return 'copied'
    case 'markdown':
      await call('clipboard.write', { text: markdown })
      return 'copied as Markdown'
    case 'rich-text':
      await call('clipboard.write', { text, html })
      return 'copied as rich text'
    case 'plain-text':
      await call('clipboard.write', { text })
      return 'copied as plain text'
    case 'mail': {
      const { url, isWhole } = mailDraft({ to: email, subject: title, text })
      if (!isWhole) await call('clipboard.write', { text, html })
      await call('app.openExternal', { url })
      return isWhole ? 'in a mail draft' : 'copied: paste it into the mail draft'
    }
    case 'mail-file': {
      const saved = await call('mailFile.save', { to: email, subject: title, text, html })
      return saved.outcome === 'cancelled' ? undefined : `saved as “${saved.fileName}”`
    }
    case 'pdf': {
      const saved = await call('pdf.save', { title, html })
      return saved.outcome === 'cancelled' ? undefined : `saved as “${saved.fileName}”`
    }
  }
}
