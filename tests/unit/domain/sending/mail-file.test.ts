import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { mailFile } from '@shared/domain/sending/mail-file'

const decode = (base64: string) => Buffer.from(base64, 'base64').toString()

/** As a mail program reads it. */
function read(file: string) {
  const [head = '', ...parts] = file.split(/\r\n----leadup--(?:\r\n|--\r\n$)/)
  const headers = head.replaceAll('\r\n ', '').split('\r\n')
  const subject = headers.find((line) => line.startsWith('Subject: ')) ?? ''
  const [text = '', html = ''] = parts.map((part) => decode(part.split('\r\n\r\n')[1] ?? ''))
  return {
    names: headers.filter(Boolean).map((line) => line.split(':')[0]),
    subject: [...subject.matchAll(/=\?utf-8\?B\?([^?]*)\?=/g)]
      .map(([, words = '']) => decode(words))
      .join(''),
    text,
    html,
    lines: file.split('\r\n'),
  }
}

it('is a draft to one address, with the words as text and as they are set', () => {
  const file = mailFile({
    to: 'maria@example.com',
    subject: 'Weekly',
    text: 'One\ntwo\n',
    html: '<p>One</p>',
  })
  expect(file.startsWith('To: maria@example.com\r\n')).toBe(true)
  const { names, subject, text, html } = read(file)
  expect(names).toEqual(['To', 'Subject', 'X-Unsent', 'MIME-Version', 'Content-Type'])
  expect([subject, text, html]).toEqual(['Weekly', 'One\r\ntwo', '<p>One</p>'])
})

it('lets nothing that is written become a header, a part or a long line', () => {
  const any = fc.string({ unit: 'binary', maxLength: 120 })
  const nasty = fc.constantFrom('a@b.c\r\nBcc: d@e.f', '\r\n\r\n', '----leadup--', 'a@b.c, d@e.f', '陈@伟.c')
  const words = fc.oneof(any, nasty)
  fc.assert(
    fc.property(words, words, words, words, (to, subject, text, html) => {
      const mail = read(mailFile({ to, subject, text, html }))
      expect(mail.names.filter((name) => name !== 'To')).toEqual([
        'Subject',
        'X-Unsent',
        'MIME-Version',
        'Content-Type',
      ])
      expect(mail.subject).toBe(subject.toWellFormed().replace(/[\p{Cc}\s]+/gu, ' '))
      expect(mail.text).toBe(text.toWellFormed().trim().replace(/\r?\n/g, '\r\n'))
      expect(mail.html).toBe(html.toWellFormed())
      expect(mail.lines.filter((line) => line.length > 78)).toEqual([])
    }),
    { numRuns: 60, examples: [['a@b.c\r\nBcc: d@e.f', 'S\r\nBcc: d@e.f', '', '']] },
  )
})
