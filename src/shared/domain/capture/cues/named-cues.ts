import { cue } from './cue'

/** The line says itself what it is: "win: …", "feedback from @: …". */
export const namedCues = [
  cue('todo')`
    ^(?:to-?do|to do|task|action(?: item| point)?|ap)\b\s*[:–—-]?\s
    |^(?:- )?\[ ?\]`,
  cue('chased')`^chased? (?:by|me)?\b.*@.*\b(?:again|twice|asked)\b|^chaser`,
  cue('blindspot')`\bblind ?spots?\b|\bblinder fleck\b|\bpunto ciego\b|\bangle mort\b`,
  cue('next')`
    ^(?:for |in )?(?:the )?(?:next|nachst\w*|prox\w+|prochain\w*) (?:1[:-]?1|1on1|one on one|one-on-one|time
    |meeting|chat|call|mal|vez|reunion|fois)\b
    |^(?:agenda|topic|topics)\b.*@
    |^(?:1[:-]1|1on1|one on one)\b.*@
    |^@s? ?(?:1[:-]1|1on1|one on one|agenda|topic)\b
    |\b(?:for|next|in|to) (?:my |our |the )?(?:next )?(?:1[:-]1|1on1|one on one|agenda)\b`,
  cue('worry')`
    ^(?:worry|worries|sorge|preocupacion|fear)\b.*@|@s? (?:biggest |main |big |top )?(?:worry|fear|concern
    |sorge|nightmare)\b`,
  cue('goal')`
    ^(?:goals?|objectives?|okrs?|ziele?|objetivos?|objectifs?)\b.*@
    |@s? (?:real |main |big |biggest |top |#1 |no\.? ?1 |number one |personal )*(?:goals?|okrs?|objectives?
    |targets?|priority|priorities|thing|ziele?|objetivos?|objectifs?|bonus|ambition
    |dream)(?: \w+){0,3} ?(?::|=|-|–|is\b|are\b|ist\b|depends\b|for\b|to\b)
    |\bgoals? (?:of|for) @|^what @ (?:really )?(?:wants|needs)\b`,
  cue('learned')`
    ^(?:(?:i|we|just|today|today i|things?) )*(?:learn(?:ed|t|ing|ings|ings?)?|lessons?(?: learned| learnt)?
    |til|takeaways?|gelernt|aprend\w+|appris|lecciones?|erkenntnis|retro)\b
    |^(?:note to self|mental note|reminder to self)\b(?!.*@)(?=.*\b(?:never|always|dont|do not|next time
    |avoid|stop)\b)
    |\b(?:lesson|takeaway)\b\s*[:–-]|^(?:turns out|in hindsight|hindsight)\b`,
  cue('note')`
    ^(?:note(?: to self| on| re| about)?|notes|nb|fyi|notiz|nota|remember)\b:?(?!.*\b(?:to|that i
    |vergessen)\b)(?=.*@)`,
  cue(
    'opener',
  )`^opener\b|^(?:good |nice |great |strategic )?question (?:worth asking|to (?:start|open|begin))\b`,
  cue('win')`
    ^(?:a |big |small |quick |nice |huge |another )*(?:(?:wins?|success|erfolg|logro|victory|brag
    |result)\s*[:!–—-]|(?:kudos|shout ?out)\b)`,
  cue('feedback')`
    ^(?:got |some |more |good |harsh |tough |positive |negative |mixed |my )*(?:feedback|fb)\b(?! (?:form
    |tool|button|widget|loop))
    |\b(?:feedback|fb) (?:from|by|von|de) @|^@s (?:feedback|fb)\b|^@ (?:gave|had|has) .*\bfeedback\b
    |\bruckmeldung\b.*@|@.*\bruckmeldung\b|\bretour de @`,
  cue('assumption')`
    ^(?:assumption|annahme|supuesto|hypothesis|hypothese)\b
    |\b(?:we|everyone|everybody|all|they)(?: all| still| always| just| tend to| seem to| here)* (?:assum(?:e
    |es|ed|ing)|believe|take|took|act as if|plan as if|pretend|bet)\b
    |\btak(?:e|ing) (?:it |this |that )?for granted\b|\bassum(?:e|es|ing)\b
    |\b(?:are|do) we (?:really |actually |still )?(?:sure|know|believe|need to believe)\b|\bis (?:it|that
    |this) (?:really|actually|still) (?:true|so|the case)\b
    |\bwe(?: all)? think (?!about)|^everyone (?:here )?(?:thinks|believes|says|assumes)\b|\bis it\?$
    |^what if\b(?! (?:we|they|i) (?:charg|pric|sell|sold|bill|bundl))|\bsacred cow\b
    |^do (?:customers|users|people|buyers|clients|they|we) (?:really|actually)\b|\breally (?:want|need|care
    |matter|use)s?\b.*\?
    |\bwir (?:nehmen an|glauben|gehen davon aus)\b|\basumimos\b|\bdamos por hecho\b|\bcreemos que\b
    |\bon suppose\b|\bno evidence\b|\bnever (?:tested|questioned|checked)\b`,
  cue('trend')`
    ^(?:mega ?)?trends?\b|\btrend(?:ing)?\s*[:–-]|^every(?:body|one)(?: \w+){0,4} (?:is|was|were|are) (?:now )?(?:talking|asking|moving|switching)
    |^(?:everyone|everybody)(?: is
    |s)? (?:now |suddenly )?(?:ask|talk|mov|switch|buy|want|seem|shift|goes|going|doing|us(?:e|ing)|build)\w*
    |^(?:buyers|cfos?|cios?|companies|firms|teams|startups|enterprises|smbs|hr|managers)\b.*\b(?:earlier
    |more often|instead|rather than|no longer|now|nowadays|together)\b`,
]
