/** Competitors by what they are called, and what else. */
export const sampleCompetitors: readonly { name: string; aliases: string[] }[] = [
  { name: 'Acme', aliases: ['Acme Payroll', 'Acme People'] },
  { name: 'Borealis', aliases: ['Borealis HR'] },
  { name: 'Cobalt', aliases: [] },
]

/** "How we make money", as far as it was filled in. */
export const sampleBusinessPage = {
  whatCustomersBuy:
    'Payroll that is right, and an audit without overtime.\nOnly a third buy the people part first.',
  whyUs: 'The audit export, and answers within two hours.',
  bestMargin: 'Services at firms with more than 200 people: two-fifths of margin on a fifth of revenue.',
  howInformationFlows:
    'What customers say reaches support first, sales a week later, and us at the monthly review. Finance hears of it on the invoice.',
}
