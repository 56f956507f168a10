import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { mailDraft } from '@shared/domain/sending/mail-draft'

const read = (url: string) => {
  const { pathname, searchParams } = new URL(url)
  return { to: pathname, subject: searchParams.get('subject'), text: searchParams.get('body') }
}

it('has whom, what and the words, with the ends of lines a mail has', () => {
  const { url, isWhole } = mailDraft({ to: 'maria@example.com', subject: 'R&D + more', text: 'One\ntwo\n' })
  expect(isWhole).toBe(true)
  expect(url).toBe('mailto:maria@example.com?subject=R%26D%20%2B%20more&body=One%0D%0Atwo')
})

it('says that a longer text is to be pasted', () => {
  const { url, isWhole } = mailDraft({ to: '', subject: '陈'.repeat(1000), text: 'word '.repeat(900) })
  expect(isWhole).toBe(false)
  expect(url.length).toBeLessThanOrEqual(2000)
  expect(read(url).text).toBe('(Paste here: the text is on the clipboard.)')
})

it('is one address with these three parts, whatever is written, and whole or told not to be', () => {
  const any = fc.string({ unit: 'binary', maxLength: 200 })
  fc.assert(
    fc.property(any, any, any, (to, subject, text) => {
      const { url, isWhole } = mailDraft({ to, subject, text })
      expect(url.length).toBeLessThanOrEqual(2000)
      const { searchParams } = new URL(url)
      expect([...searchParams.keys()]).toEqual(['subject', 'body'])
      expect(url).not.toMatch(/[\s<>"]/)
      const words = text.toWellFormed().trim().replace(/\r?\n/g, '\r\n')
      expect(read(url).text).toBe(isWhole ? words : '(Paste here: the text is on the clipboard.)')
      expect(subject.toWellFormed().startsWith(read(url).subject?.replace(/…$/, '') ?? '?')).toBe(true)
    }),
    { numRuns: 50 },
  )
})

it('takes no address that is more than one', () => {
  for (const to of ['a@b.c, d@e.f', 'a@b.c?bcc=d@e.f', 'Maria <a@b.c>', 'maria']) {
    expect(read(mailDraft({ to, subject: 's', text: 't' }).url).to).not.toMatch(/[,<?]|^maria$/)
  }
})
