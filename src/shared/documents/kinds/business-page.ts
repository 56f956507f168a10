import { defineKind, type FieldsOf } from '../document'
import { commonShape, instantField, textField } from '../fields'

/** There is one in a workspace, under this id. */
export const businessPageId = 'how-we-make-money'

/** "How we make money" (P8): one page. The body holds whatever else belongs there. */
export const businessPageKind = defineKind({
  kind: 'business-page',
  words: { one: 'How we make money', many: 'How we make money' },
  hasBody: true,
  shape: {
    ...commonShape,
    whatCustomersBuy: textField,
    whyUs: textField,
    bestMargin: textField,
    howInformationFlows: textField,
    /** It was offered, and not wanted. */
    dismissedAt: instantField,
  },
  privateFields: [],
  titleOf: () => 'How we make money',
  form: [
    { field: 'whatCustomersBuy', label: 'What customers buy', control: 'text' },
    { field: 'whyUs', label: 'Why they buy it from us', control: 'text' },
    { field: 'bestMargin', label: 'Where the best margin is', control: 'text' },
    { field: 'howInformationFlows', label: 'How information flows', control: 'text' },
  ],
  searchText: (fields) =>
    [fields.whatCustomersBuy, fields.whyUs, fields.bestMargin, fields.howInformationFlows].join('\n'),
})

export type BusinessPageFields = FieldsOf<typeof businessPageKind.shape>
