import { expect, test } from 'vitest'
import { isOfWorry, namesWorry } from '@shared/domain/openers/worries'

test('[C4] a fear is heard in other words too: who leaves, and what hangs on whom', () => {
  const heard = (sentence: string, worry: string) => namesWorry(sentence, worry)
  expect(heard('We think people leave nights over money.', 'night shift leavers')).toBe(true)
  expect(heard('They are 17% of revenue.', 'three customers make up 41% of revenue')).toBe(true)
  expect(heard('The concentration problem could solve itself.', 'two clients are 60 % of our sales')).toBe(
    true,
  )
  expect(heard('They moved theirs offshore.', 'outsourcing')).toBe(true)
  expect(heard('Finance will want to stop hiring.', 'being overruled by the CFO on headcount')).toBe(true)
  expect(heard('The night train to Vienna is back.', 'night shift leavers')).toBe(false)
  expect(heard('Prices rose 4 % in May.', 'three customers make up 41% of revenue')).toBe(false)
})

test('[C4] what is filed under a word of a worry is about it', () => {
  expect(isOfWorry('remote', 'Remote diagnosis shrinks her team')).toBe(true)
  expect(isOfWorry('refit', 'Being held to account for the overspend on the first refits')).toBe(true)
  expect(isOfWorry('engineers', 'Remote diagnosis shrinks her team')).toBe(false)
})
