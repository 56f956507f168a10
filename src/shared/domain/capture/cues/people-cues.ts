import { cue } from './cue'

/** About a person: what they think of the user, fear, want, do not see, are like, and what was heard of them. */
export const peopleCues = [
  cue('feedback')`
    ^@ ?(?::|,|said|says|meint|meinte)? ?["“„«].*\b(?:you|your|youre|youve|du|dich|dir|dein\w*|tu|tus|te|vous|votre)\b
    |@ (?:just |also )?told me (?:he|she|they) (?:really )?(?:liked|loved|hated|wished|appreciated|disliked)\b
    |@ (?:just |also |has |then )*(?:says|said|thinks|thought|told|finds|found|feels|felt|mentioned|reckons
    |noticed|suggested|complained|meint|meinte|findet|fand|sagt|sagte|dice|dijo|piensa|cree|trouve|dit
    |wrote)(?: me| us| mir)?(?: that| about| dass| que)? ?(?:\w+ ){0,2}?(?:i|im|ive|id|my|mine|ich|mein
    |meine|meinen|meiner|mi|mis|yo|je|mon|ma|mes)\b(?! (?:back|the|know|about|that)\b)
    |@ (?:really |also |didnt |did not |doesnt )?(?:liked|loved|praised|criticised|criticized|appreciated
    |hated|complimented|enjoyed|disliked) (?:it |my|how i|that i|the way i|when i|our|the)\b
    |@ (?:wants|wishes|would like|asked|expects|needs|told|advised|wunscht
    |quiere que) (?:me |us )?(?:to )?(?:be|stop|talk less|speak|listen|slow|delegate|say|write shorter|give
    |hear|see|more|less|fewer|shorter|have more|keep|get better|work on|come)\b(?! (?:promoted|the ceo|ceo
    |vp|lead|head|a |an |margin))(?=.*\b(?:me|my|i|more|less|fewer|shorter|clearer|concise|bolder|detail
    |headlines|earlier|upfront|updates?|slides)\b)
    |@ (?:said|says|thinks|found|finds|felt)(?: that)?(?: the)? (?:slides?|decks?|updates?|presentation|demo
    |memo|reports?|summary|e?mails?|talk|agenda|doc|one.?pager|numbers|brief|workshop|meeting|proposal|plan
    |pitch) (?:was|were|is|are|felt|looked|could|should|needs?|lacked|had|went)\b
    |@ ?(?::|–|-) ?(?:"|“)?(?:good|nice|great|well|too|more|less|be |stop|you |excellent|brilliant
    |could have|should have|try |dont |do not|not enough|start |needs? more|keep|fewer|shorter|loved|liked
    |thanks)
    |^(?:told|criticised|praised|complimented) (?:by|off by) @|\bmy \w+(?: \w+){0,3} (?:was|were|is
    |are) too\b.*@|\bi (?:am|was|should|talk|interrupt|come across)\b.*\b(?:says|said|according to|per) @`,
  cue('worry')`
    @(?: \S+){0,5}? (?:worr(?:y|ied|ies|ying)|nervous|afraid|anxious|scared|terrified|concern(?:ed|s)|fears?
    |fearing|frets?|fretting|stress(?:ed|es|ing)?|uneasy|panic\w*|dreads?|dreading|paranoid|sweating
    |insecure|frightened|jittery|tense|besorgt|nervos|nervose?|preocupad[oa]|preocupa|inquiet\w*|angst|miedo
    |peur|sorgen|gestresst|agobiad[oa]|estresad[oa]|unruhig|embarrass(?:ed|ment)|humiliat\w+|loses? sleep
    |losing sleep|under pressure|on edge|freaking out|freaked|looking (?:bad|stupid|unprepared|weak))\b
    |@ (?:really )?(?:hates?|cant stand|doesnt want|does not want|cannot afford|cant afford|wants no
    |no more) (?:being |to be |another |any |any more |more |to look |to lose |a )*(?:surpris\w+|blindsided
    |embarrass\w+|bypassed|gone around|left out|lose|losing|unprepared|bad|escalation\w*|outage|miss
    |overrun\w*)
    |@ (?:macht|sorgt|furchtet) |\b(?:keeps|keeping) @ (?:up|awake)\b|\bworr(?:y|ies|ied) @|\bscares @
    |\b(?:nightmare|worst case|afraid|worried|concern) (?:for|of) @
    |@ (?:is |was )?(?:going|gone) around\b|@ (?:feels|felt) (?:left out|bypassed|threatened|exposed|ignored
    |sidelined|out of the loop)`,
  cue('blindspot')`
    @ thinks (?:hes|shes|theyre|he is|she is|they are) .*\bnot\b
    |@ (?:really |just |still )*(?:does ?nt|do(?:es)? not|never|cant|cannot|wont|didnt|fails? to|hardly
    |rarely|isnt|is not|has not|hasnt|sieht nicht|no ve|merkt nicht|ne voit pas|kennt nicht|no sabe
    |weiss nicht|versteht nicht|no entiende|no se da cuenta)(?: really| even| fully| at all)* ?(?:see|sees
    |seem to see|notice|notices|noticed|realise|realises|realize|realizes|know|get how|get that|get why
    |understand|understands|aware|recogni[sz]e|asks?|listens?|looks? at|visits?|talks? to|checks?|hears?
    |thinks? (?:of|about)|consider|know how|appreciate|spot|ve|merkt|grasp|que|wie|dass)\b
    |@ (?:has|have) no (?:clue|idea|sense|feel)|@ (?:is|seems) (?:totally |completely )?(?:unaware|oblivious
    |blind|out of touch|clueless|naive)\b|@ (?:underestimates?|overlooks?|misjudges?|ignores?|misses
    |unterschatzt|ubersieht|subestima|ignora|overestimates?|forgets? (?:that|how|about))\b
    |@ thinks .*[,.;–-] ?(?:but|it|its|theyre|they|not|wrong|in fact|we dont|nope)\b|@ thinks (?:everyone
    |everybody|all|it|the team|we|support|sales|customers) .*\b(?:but|actually|in reality)\b|\b@ (?:doesnt
    |does not) (?:get|know)\b`,
  cue('note')`
    @ (?:is |really |usually |always |only |clearly |much |mostly |also )*(?:prefers?|likes?|loves?|hates?
    |dislikes?|cant stand|reads|best|works best|decides|responds|answers|skims|mag|liest|bevorzugt|hasst
    |liebt|prefiere|odia|lee|le gusta|le gustan|no le gusta|prefere|aime|deteste|lit|doesnt like|doesnt read
    |does not like|does not read|never reads|never answers|best reached|hates it when|needs time
    |thinks out loud|needs numbers|appreciates|enjoys|wants (?:numbers|data|headlines|bullets|facts
    |the number|short|slides|it|everything|things|an? (?:summary|agenda|one.pager)) ?(?:\w+ ){0,3}(?:first
    |short|in writing|upfront|in advance|before|by|on)?)\b
    |\b(?:best time|best way|good time|reach) (?:\w+ ){0,3}@|^(?:dont|do not|never|always
    |no) (?:\w+ ){0,3}@(?! (?:know|about))|@ (?:is )?(?:a |an |more of a )?(?:\w+ )?(?:morning|numbers
    |people|detail|big.picture|visual|data|evening)[ -]?(?:person|guy|type|thinker)?\b
    |@ (?:is )?(?:out|off|away|on holiday|on vacation|on leave|im urlaub|not in|back|remote|wfh)\b|@ (?:has
    |have) (?:\w+ )?(?:kids?|twins|children|a (?:dog|cat|baby|son|daughter|degree|background|new))\b
    |@ (?:speaks|plays|grew up|studied|lives|used to|leaves at|comes from|works (?:from|mornings|part)|runs
    |cycles|supports|collects|drinks|commutes)\b|@s? (?:birthday|wife|husband|partner|kids?|son|daughter
    |assistant|dog|hobby|anniversary|pronouns)\b|\bkeep it short\b.*@|@ .*\bkeep it short\b`,
  cue('heard')`
    ^(?:some )?(?:(?:two|three|several|many|some|other|\d+) )?(?:ppl|people|folks|they|everyone|colleagues|others|the team|\w+ team|leute)(?: (?:in|from|of|at) \w+)?(?: now| also| keep)* (?:say|says|told|tell
    |said|think|thinks|mention|complain|sagen)\b.*@
    |^(?:i |just |we |have |ive |also )*(?:heard|overheard|hearing|hear|apparently|rumou?rs?|rumor has it
    |word (?:is|on the street|has it)|gossip|supposedly|allegedly|angeblich|anscheinend|geruchte?|gehort
    |habe gehort|parece que|dicen que|segun|he oido|il parait|on dit|jai entendu|laut|grapevine|psst
    |unconfirmed)\b.*@
    |@ .*\b(?:apparently|supposedly|allegedly|angeblich|anscheinend|rumou?r|i hear|ive heard|i heard|parece
    |il parait)\b|\b(?:according to|laut|segun|selon|heard (?:it )?from|from|per|via|says) @ ?:?`,
  cue('goal')`
    @ (?:really |also |mainly |only |desperately |still |openly |secretly )*(?:wants?|wanna|needs? to|aims?
    |is aiming|hopes?|plans|is planning|is measured|is judged|is graded|gets (?:her|his|their) bonus|cares?
    |is all about|must (?:deliver|hit|show|prove|cut|get|reach|make|have|close)|has to (?:deliver|hit|show
    |prove|cut|get|reach|make|have|close|present)|is targeting|is pushing|pushes|is after|is going for
    |is keen|dreams|would love|targets|is focus\w+|focuses|is obsessed|is betting|needs|tries|is trying
    |is committed|wants to become|braucht|mochte|will|quiere|necesita|busca|veut|doit|strebt|zielt
    |verfolgt)\b(?! (?:me|us|to know|to see me|to talk|to speak|to meet|to hear|a word|my|be back|maybe
    |probably|not|leave|move|join|an? (?:call|chat|meeting|update))\b)
    |\bfor @ (?:success|winning) (?:is|means)|@s? (?:bonus|promotion|success) (?:depends|hangs|is)
    |\b(?:matters|important|crucial|key) (?:most )?(?:to|for) @`,
  cue('heard')`
    @ (?:just |also |then |has |hat )*(?:told|mentioned|mentions|said|says|confided|let slip|hinted|admitted
    |erzahlte?|erzahlt|sagte?|sagt|meinte|meint|gesagt|erwahnte?|erwahnt|dijo|dice|conto|comento|ma dit|dit
    |announced|confirmed|thinks|believes|knows|expects|suspects|heard|hears|claims|reports|reckons
    |asked (?:about|if|why|how|whether)|is (?:leaving|moving|joining|hiring|getting|taking|talking|thinking
    |looking|planning|considering|interviewing|replacing|being|pregnant|promoted|sick|unhappy|happy|angry
    |frustrated|excited|annoyed|upset|not happy|pissed|thrilled|up for|tipped)|was (?:promoted|offered|asked
    |told|hired|angry|upset)|will (?:leave|move|join|be|get|take|probably|replace|present|hire)|might|may
    |could|got (?:promoted|engaged|married|a |an |the |an offer)|has (?:resigned|quit|accepted|an offer
    |been)|\p{L}{3,}ing (?:at|to|with|for|about|in)|quits?|resigned|resigns|leaves|leaving|kundigt|geht)\b
    |^(?:quote|overheard)\b.*@|@ ?: ?["“«]`,
]

/** Somebody and a question is something to ask them; somebody and something that is so was heard, or is how they are. */
export const lastPeopleCues = [
  cue('ask')`@.*\?$|^(?:was|did) @\b`,
  cue('note')`
    ^@ ?= ?\S|^@ ?: ?(?:no|never|always|only|short|numbers|bullets)\b|^@ (?:better|best|worse|only|goes|gets|quiet|tired|avoids|likes|thinks|talks|works|takes|gives
    |reacts|shuts|opens|warms|needs|wants)\b
    |^@ (?:has|can|knows|does|always|never|often|usually|is (?:a|an|the|good|great|bad|very|
    really|new|often
    |always)|ist|es|est)\b`,
  cue('heard')`^@ (?:is|was|has|had|will|got|did|\p{L}+ed|\p{L}+ing)\b|^@ ?[:–-] ?\S`,
]
