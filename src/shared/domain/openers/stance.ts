/** How a so-what sounds, which decides what can be asked behind it. */
export type Stance =
  /** Something is to be done: "raise before they do". */
  | 'proposal'
  /** Something has to be had or done: "need a paper trail by August". */
  | 'need'
  /** "If they book by agent, nobody opens our screen." */
  | 'conditional'
  /** It could be. */
  | 'possibility'
  /** It takes something from us. */
  | 'pressure'
  /** It gives us a chance. */
  | 'opening'
  | 'state'
  /** The user does not believe it. */
  | 'doubt'
  /** It is not to be counted on. */
  | 'distrust'

/** Losing and gaining, by the words people use for them. */
const losing =
  /\b(?:los(?:e|es|ing|t)|end up|or out|earns? nothing|at a loss|gone|go(?:es)? away|without|no longer|stops?|can[’']?t|cannot|takes? (?:our|away)|nobody|out of|harder|risk\w*|threat\w*|undercut\w*|leav(?:e|es|ing)|left|fewer|falls?|drops?|below|behind|slow\w*|delay\w*|late|overtime|exposed|lock\w* out|squeez\w*|costs? more|cost us|too long|thin|weak\w*|expire\w*|fine[sd]|churn\w*)\b/i
const gaining =
  /\b(?:win(?:s|ning)?|chance|opening|window|free up|frees|saves (?:us|time|money|a|the)|cheaper|for free|nothing extra|pays nothing|costs? (?:us )?nothing|no (?:competitor|rival|one)|nobody (?:here )?(?:has|sells|else|offers)|first mover|goes? first|advantage|channel|faster(?! than (?:us|ours|we)\b)|can be had|could be had|looking for work|we (?:hold|have) the|pay for itself|earns? (?:us )?(?:more|double|twice)|worth more|pays? back|would fill)\b/i

const doubting =
  /\b(?:could|might|perhaps|maybe|not sure)\b|(?<!\b(?:in|by|since|until|from|of|before|next|last|to) )\bmay\b/i

const distrusting =
  /\b(?:(?:would ?n[’']t|would not|won[’']t|don[’']t|do not) (?:bank|count|bet|rely|plan) on (?:it|that|this)(?! \p{L}+ing)|not holding (?:my|our) breath|i(?:[’']ll| will)? believe it when|take (?:it|that) with a (?:pinch|grain))\b/iu

/** By its words; what was said as a need, a proposal or a condition is known before. */
export function stanceOf(said: string): Stance {
  if (distrusting.test(said)) return 'distrust'
  if (gaining.test(said)) return 'opening'
  if (losing.test(said)) return 'pressure'
  return doubting.test(said) ? 'possibility' : 'state'
}
