import { cue, type Cue } from './cue'
import { beginsWithTask } from './task-verbs'

/** What others owe the user, and what the user was asked for twice. */
export const owedByThemCues = [
  cue('chased')`
    @(?: \w+){0,3}? (?:chased|chasing|nudged|pinged|reminded|chaser|poked) (?:me|us|after|again)
    |@ (?:had to|has to|keeps|kept|keep) (?:ask|asking|chase|chasing|remind|reminding|nudge|nudging
    |ping|pinging|call|calling|mail|mailing|follow)\b
    |@ (?:just |has |already )*(?:asked|asks|asking|is asking|pinged|wrote|emailed|called|hat|wants|wanted
    |messaged|slacked)(?: \w+){0,3}? (?:again|twice|once more|three times|3 times|3x|2x|(?:a
    |for the) (?:second|third|2nd|3rd) time|nochmal|schon wieder|otra vez)\b
    |\b(?:reminder|reminders|chaser|ping|nudge) (?:from|by|von) @|^(?:second|third|2nd|3rd
    |another) (?:reminder|mail|ping|nudge)\b.*@
    |\b(?:chased|nudged|reminded|pinged|chaser) (?:again |twice )?(?:by|from|von) @|\basked (?:again|twice
    |for the \w+ time)\b.*@
    |@ (?:asked|wrote|pinged|chased)\b.*\b(?:again|twice|before i (?:did|sent|could)|already late|overdue)\b
    |@ (?:hat )?(?:nachgefragt|nachgehakt|erinnert)|@ (?:me |nos )?(?:ha )?(?:vuelto|volvio) a (?:pedir
    |preguntar)|@ (?:ma|m a) relanc`,
  cue('owes')`
    @ (?:still )?(?:owes?|owe|schuldet|me debe|nos debe|me doit|nous doit)\b|\bowed (?:to me )?(?:by|from) @
    |\b(?:wait(?:ing)?|hold(?:ing)?|warten?|esper(?:o|ando)|pending|attends?|blocked|outstanding|offen
    |missing)\b(?: still| noch)?(?: .{0,40}?)?(?: (?:for|on|from|auf|a|por|de|by|von|bei)) @
    |\b(?:wait(?:ing)?|esper(?:o|ando)|jattends|attends) @
    |@ (?:has |had |already |just |also )*(?:promised|committed|agreed|offered|volunteered|pledged
    |versprochen|prometio|promet|a promis|prometido)\b|@ hat .*(?:versprochen|zugesagt)|@ verspricht
    |@ (?:still )?(?:hasnt|has not|didnt|havent|never|not yet|hat (?:noch )?nicht|no me ha|noch nicht
    |needs to|has yet to)(?: yet| still| even)? (?:sent|send|delivered|replied|answered|shared|given|gave
    |signed|confirmed|come back|got back|get back|responded|respond|reply|provided|paid|done|geschickt
    |geliefert|enviado|mandado)
    |\b(?:no|still no|noch keine?) (?:answer|reply|news|word|feedback|response|antwort
    |update) (?:yet )?(?:from|von|by) @|^@:? (?:sending|preparing|drafting|getting|writing|finishing
    |checking|fixing|reviewing)\b
    |(?:^@:? to|@:? (?:will|is going to|is gonna|ll|wants to|wanted to|should|must|was going to
    |was supposed to|is supposed to|is meant to|is due to|can|wollte|will noch|wird|va a|iba a|va|doit
    |tiene que|me tiene que|nos tiene que|soll|sollte|muss))(?: also| still| then| mir| uns| me| noch
    | now){0,2} (?:\S+ ){0,4}?(?:send|sends|get back|share|deliver|give|forward|reply|answer|check|call
    |provide|prepare|review|finish|bring|introduce|intro|draft|write|fix|sign|confirm|decide|let|come back
    |update|set up|look|organi[sz]e|schicken|senden|liefern|melden|mandar|enviar|envoyer|do|make|put|approve
    |book|follow|ask|talk|email|mail|report|submit|help|present|run|create|connect|arrange|invite|upload
    |ping|have)\b
    |@ (?:says?|said|meint|dijo|told me|dit|sagt|sagte)(?: that)? (?:he|she|they|it|er|sie|que)(?:ll
    |d)?(?: will| would| can| is going to)? ?(?:send|get|have|share|deliver|give|forward|reply|check|call|do
    |finish|bring|look|let|ask|talk|come back|intro|try|va a|schickt|meldet)
    |@ (?:says?|said|told me)(?: that)? (?:hell|shell|theyll|hed|shed|well)\b
    |@ (?:mir |me |uns )?(?:schickt|sendet|liefert|meldet sich|manda|envia|envoie|gets back|bringt|gibt
    |is (?:sending|preparing|drafting|checking|getting|writing|finishing|working on|looking into|handling
    |arranging|on it|organi[sz]ing|pulling|putting)|checks|prepares|sends|owns|takes care)\b
    |^(?:get|need|collect|expect(?:ing)?) .{2,40} (?:from|von|de) @(?! ?\?)|^from @\b|\b(?:due|coming
    |expected|fallig) from @`,
]

/** What to speak about. */
export const toSayCues = [
  cue('ask')`
    ^(?:please |pls |must |need to |want to |to |should |remember to |remind me to |dont forget to )*(?:ask
    |frag(?:e|en)?|preguntar(?:le)?(?: a)?|demander(?: a)?|pedir(?:le)?(?: a)?) @(?! (?:for feedback
    |how im))
    |\b(?:ask|asks?|question|q|questions?|frage)(?: for| to| an| para)? @|\b@ fragen\b
    |@ (?:\w+ ){0,6}fragen\b
    |^(?:need|get|want|wait for|require|brauche?|necesito|jai besoin|besoin|must have|seek|request
    |looking for)\b.{0,40}\b(?:decisions?|decide|approval|approve|ok|okay|sign ?-?off|answer|go-?ahead
    |green ?light|inputs?|yes|budget|steer|entscheidung|freigabe|aprobacion|accord|support|help|headcount
    |permission|blessing|buy ?-?in|opinion|view|take|advice|sponsor\w*|cover|money|backing|luz verde
    |unterstutzung|okay)\b.{0,60}(?:from|of|by|von|de) @
    |^(?:need|want|get|have) @s? (?:decision|approval|ok|sign ?-?off|input|help|support|opinion|view
    |buy ?-?in|take|to (?:decide|approve|sign|ok|back|support|push|agree|confirm|release|fund|unblock))\b
    |^(?:can|could|would|may|is|does|did|has|should|kann|puede|peut) @ .*
    |^(?:will|wants?) @ .*\?$|@ ?(?:–|-|:|,)? ?(?:ok|okay|fine|happy|thoughts|opinion|can|could|may|would|do
    |does|is|are|who|what|when|where|why|how|should|which)\b.*\?`,
  cue('next')`
    ^(?:please |pls |must |need to |want to |to |should |remember to |remind me to |dont forget to |muss |
    quick |let me |ich muss |hay que |il faut )*(?:talk|speak|chat|catch up|catchup|discuss|raise|
    bring up|mention|tell|flag|cover|go through|go over|walk @ through|hablar|comentar|contarle|decirle|
    parler|dire|erzahlen|align|update @|inform @|warn @|praise|thank @|escalate|address|touch on|discutir|
    discuter|aborder|talk through|sync|let @ know)\b(?!\s*:).*@
    |^(?:talk|speak|chat|hablar|parler|sprechen|reden)\b.*@
    |\b(?:besprechen|ansprechen|bereden|reden|sprechen|erzahlen|diskutieren|abstimmen|thematisieren)\b
    |^(?:mit|with|w/?|con|avec|for|fur|para|pour|re) @ ?(?::|-|–|besprechen|about|on|re|uber|sobre|de)?
    |^@ (?:should|needs to|must|has to|ought to|doesnt yet|does not yet|muss|soll|debe|doit) (?:know|hear
    |see|learn|be told|be aware|wissen|saber|savoir)\b
    |\b(?:with|w/?|mit|con) @ (?:next week|next time|in (?:our|the) 1[:-]1|when we meet|tomorrow|on %)
    |\b(?:next time|when) (?:i (?:see|meet|talk to|speak to)|with) @|^(?:discussion|talk|chat
    |gesprach) (?:with|w/?|mit) @`,
]

/** What the user is to do. */
export const owedByMeCues: readonly Cue[] = [
  cue('todo')`
    ^(?:i |we |also |really |still |just |pls |please |and |ugh |omg |so |ok |damn |then )*(?:need to
    |needs to|have to|has to|must|should|ought to|gotta|got to|want to|wanna|gonna|going to|plan to
    |trying to|supposed to|needs?|better) \S
    |^(?:pls |please |nicht |bloody )?(?:dont|do not|not to|nicht|no|ne pas|must not|mustnt|nie
    |niet)(?: bloody)? (?:forget|vergessen|vergiss|olvidar|olvides|oublier|vergeten|miss|let me forget)
    |^(?:remind(?:er)?|remember|rmb|rmbr|rem(?=:)|recordar\w*|recuerda\w*|acordarme|rappel|erinner\w*
    |denk(?:en)? dran|merken|dran denken)\b
    |^i (?:still )?(?:owe|promised|said i(?:d| would)?|will|ll|m going to|need|agreed|told @ id
    |told @ i would|volunteered|committed)\b|^ill\b|^(?:promised|owe|told) @|^i told @ i
    |^(?:follow|chase|circle|loop|get back|reach out|check in|check back|f/u|fup|fu|followup)\b
    |^(?:ich |wir )?(?:muss|mussen|soll(?:te)?|wollte|werde)\b|^(?:noch|bitte|unbedingt
    |dringend) |^(?:tengo que|hay que|debo|falta|tenemos que)\b|^(?:il faut|je dois|faut|on doit|penser a)\b
    |^moet\b
    |\b(?:schicken|senden|anrufen|vorbereiten|erledigen|buchen|schreiben|prufen|abgeben|bestellen
    |beantworten|einladen|lesen|fertig machen|fertigmachen|machen|ausmachen|vereinbaren|absagen|besorgen|kaufen|holen|anfragen|klaren|bezahlen|aktualisieren|sturen
    |bellen|regelen|maken)\b(?: bis\b.*| am %.*| %)?$
    |@ (?:wants|asked|needs|told|expects|would like) (?:me|us) to (?!be\b|stop\b|talk less|speak|listen
    |slow)
    |@ (?:asked|asks|wants|needs|is asking|braucht|quiere|necesita|veut) (?:me )?(?:for )?.* (?:by|until
    |before|bis) %`,
  { word: 'todo', says: beginsWithTask },
]

/** With a day to be done by, or in a hurry, whatever it is. */
export const dueCue = cue('todo')`
    \b(?:by|until|till|due|bis|bis zum|before|antes del?|avant|para el|pour|deadline|fallig
    |voor)\b:? ?(?:the |next |end of |this |spatestens )?(?:%|eod|eow|eom|cob|noon|lunch|tonight|week|month)
    |\b(?:asap|eod|eow|eom|cob|urgent|dringend|overdue|urgente)\b|^\w+ing? ?!{2,}|!{3,}`

/** Results to tell of. */
export const winCue = cue('win')`
    ^(?:the )?(?:board|ceo|cfo|client|customer|committee|management|legal|finance|procurement|@|&) (?:just
    |finally )?(?:said yes|says yes|approved|agreed to|gave (?:us )?(?:the )?(?:ok|go|green light)|signed)\b
    |^(?:we |i |team |the team |my team |our team |finally |just |today |officially |woo+h?oo+ |yes+ |
    hurra |@ )*(?:closed|won|shipped|launched|hit|signed|landed|delivered|renewed|beat|completed|exceeded|
    released|reached|secured|achieved|went live|got (?:the|approved|approval)|saved|finished|passed|
    migrated|sold|cut|reduced|fixed|convinced|recovered|broke|gewonnen|geschafft|conseguimos|ganamos|
    cerramos|logramos|on a (?:gagne|signe|livre)|haben .* (?:gewonnen|geschafft|
    abgeschlossen))\b(?! (?:up|down|out|our |their |off))
    |\b(?:closed|won|signed|landed|renewed|saved) (?:the |a |our )?\S+(?: \S+){0,4}? ?(?:deal|renewal
    |contract|account|customer|client|tender|bid|logo|upsell|pitch)s?\b
    |\b(?:renewed|upgraded|expanded)(?: \S+){0,4} (?:for|today|early|years?|months?)\b
    |\b(?:down|up|cut|reduced|dropped|grew|improved|increased|went|rose|fell
    |halved)(?: \S+){0,3}? from .{1,24} to \S|^(?!.*\b(?:rooms?|raum|sala|moved|meeting|gate|platform|slot|call|postponed)\b).*\b(?:from )?\d\S*(?: \w+)? ?
    (?:->|→|=>|to) ?\d
    |\b(?:nps|csat|retention|adoption|conversion|uptime|activation|satisfaction|win rate|response time
    |signups?|pipeline)\b.*\b(?:up|down|at|to|record|highest|best|doubled|halved|improved|over)\b
    |\b(?:zero|no) (?:downtime|incidents?|bugs|complaints|churn|outages?|tickets)\b
    |^(?!.*\b(?:inflation|rates?|ecb|fed|unemployment|euro|dollar|prices?)\b).*\b(?:down|up) (?:to|by) \d
    |\b(?:ahead of|before|under) (?:schedule|plan|time|budget|deadline)\b|\b(?:weeks?|days?
    |months?) (?:early|ahead)\b|\bfirst time (?:since|ever|this|in)\b|\bwent live\b|\b(?:is|are) (?:finally )?(?:live|done|shipped|out
    |signed)\b(?! of)
    |\b(?:record|best) (?:\w+ )?(?:month|quarter|week|day|year|nps|ever)\b|\bdoubled\b|\bhalved\b`
