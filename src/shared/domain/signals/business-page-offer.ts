import type { BusinessPageFields } from '../../documents/kinds/business-page'

/** Whether the page "How we make money" is offered: once, and not where anything is written on it. */
export function isBusinessPageOffered(page: BusinessPageFields | undefined): boolean {
  // In the trash is what was begun and taken back.
  if (!page || page.trashedAt !== null) return true
  const { whatCustomersBuy, whyUs, bestMargin, howInformationFlows } = page
  const isBlank = [whatCustomersBuy, whyUs, bestMargin, howInformationFlows].every(
    (text) => text.trim() === '',
  )
  return isBlank && page.dismissedAt === null
}
