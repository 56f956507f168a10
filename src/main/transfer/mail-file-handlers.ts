import { mailFile } from '@shared/domain/sending/mail-file'
import type { Handlers } from '../ipc/serve'
import { saveAs } from './save-as'

export const mailFileHandlers: Pick<Handlers, Extract<keyof Handlers, `mailFile.${string}`>> = {
  'mailFile.save': (mail, { window }) =>
    saveAs(window, { what: 'mail file', extension: 'eml', title: mail.subject }, async () => mailFile(mail)),
}
