/** How a so-what sounds, which decides what can be asked behind it. */
export type Stance =
  | 'state'
  /** Something is to be done: "we could publish in spring". */
  | 'proposal'
  /** "If they book by agent, nobody opens our screen." */
  | 'conditional'
  /** It could be. */
  | 'possibility'
  /** The user asks themselves whether it is so. */
  | 'wonder'
  /** The user does not believe it. */
  | 'doubt'
  /** It is not to be counted on. */
  | 'distrust'

/** A capital makes a month of "may". */
const possible =
  /\b(?:[Cc]ould|[Mm]ight|[Pp]erhaps|[Mm]aybe|[Nn]ot sure)\b|(?<!\b(?:in|by|since|until|from|of|before|next|last|to|for|this) )\bmay\b/

const conditional = /^(?:if|should) /i

/** What we could, should or would do. */
const proposed =
  /^(?:let[’']s|let us|(?:now is|it is|it[’']s) (?:the )?time to) |(?:^|[,;] )(?:(?:perhaps|maybe|then|so|and|but) )?(?:we|i)(?:[’']d| (?:could|should|must|might|may|would|need to|have to|ought to)) (?!be\b|have\b|lose\b|win\b|grow\b|save\b|earn\b|gain\b|face\b|end up\b|expect\b|miss\b|pay more\b|need\b|say\b|like\b|rather\b)/i

const doubted = /\bi (?:doubt|don[’']t (?:think|believe|expect)|am not sure)\b/i

const distrusted =
  /\b(?:(?:would ?n[’']t|would not|won[’']t|don[’']t|do not) (?:bank|count|bet|rely|plan) on (?:it|that|this)(?! \p{L}+ing)|not holding (?:my|our) breath|i(?:[’']ll| will)? believe it when|take (?:it|that) with a (?:pinch|grain))\b/iu

/** By the words of what is said. */
export function stanceOf(said: string): Stance {
  if (distrusted.test(said)) return 'distrust'
  if (doubted.test(said)) return 'doubt'
  if (conditional.test(said)) return 'conditional'
  if (proposed.test(said)) return 'proposal'
  // "It shows us who might follow" states how it is.
  const [main = ''] = said.split(/\s(?:who|whom|which|that|what|how|whether|where)\s/)
  return possible.test(main) ? 'possibility' : 'state'
}
