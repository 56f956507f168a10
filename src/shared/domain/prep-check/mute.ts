import { memberField } from '../../documents/document'

/**
 * The write that leaves rules of the prep check out, or brings them back: for a 1:1, or for all with a person.
 *
 * @param id of the meeting or the person
 */
export function muteWrite(id: string, rules: readonly string[], isMuted = true) {
  return {
    id,
    fields: Object.fromEntries(rules.map((rule) => [memberField('mutedFindings', rule), isMuted])),
  }
}
