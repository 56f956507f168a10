/** Words that tell where a noun begins and ends. Word lists, not a parser: notes are no grammar. */

/** More different words than this are not one workspace's; then it begins anew. */
const mostKnown = 20_000

/** Asked of the same words again and again: each is looked at once. */
function remembered(pattern: RegExp): { test: (word: string) => boolean } {
  const known = new Map<string, boolean>()
  return {
    test: (word) => {
      const found = known.get(word)
      if (found !== undefined) return found
      if (known.size >= mostKnown) known.clear()
      const isOne = pattern.test(word)
      known.set(word, isOne)
      return isOne
    },
  }
}

export const determiners = remembered(
  /^(?:the|a|an|our|your|their|its|his|her|my|this|that|these|those|every|each|both|some|any|no|another|half|most|all|many|several|few|fewer|more|less|much|enough)$/,
)

export const numbers = remembered(
  /^(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundreds?|thousands?|dozens?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-\w+)$/,
)

export const money = /^(?:[£$€]\s?\d[\d.,]*\s?(?:k|m|bn|million|billion)?|\d[\d.,]*(?:k|m|bn))$/i

export const attaching = remembered(
  /^(?:of|for|in|on|at|with|per|between|without|against|from|below|above|under|to|behind)$/,
)

export const stops = remembered(
  /^(?:and|or|but|so|because|if|when|while|as|than|which|who|whom|where|what|whether|how|though|although|unless|until|till|since|before|after|by|up|down|off|out|into|onto|over|through|about|around|too|also|still|only|just|now|then|already|perhaps|maybe|never|always|ever|even|not|anyway|soon|again|instead|today|there|here|away|back|yet|twice|once|first|last|next|plus|minus|like|near|rather|far|somewhere|quite|possibly|alone|else|either|neither|nor|via|within|during|across|along|outside|inside|is|are|was|were|am|be|been|being|has|have|had|do|does|did|can|cannot|could|will|would|might|must|may|shall|should|at|it|worth|roughly|nearly|almost|apparently|doubtless|times)$/,
)

/** Behind its noun it says how it is. */
export const qualities = remembered(
  /^(?:ready|open|thin|low|lower|high|higher|fine|free|wrong|doubtful|cheap|cheaper|due|gone|dead|safe|short|bare|late|early|flat|empty|weak|strong|good|bad|dear|hard|harder|easy|easier|faster|slower|better|worse|unclear|certain|likely|unlikely|possible|best|most|least|earlier|later|longer|mandatory|insolvent|bankrupt|closed|ill|ahead|overdue)$/,
)

export const nounsInIng = remembered(
  /(?:^|-)(?:wording|building|pricing|planning|funding|training|hiring|booking|housing|billing|meeting|saving|reading|onboarding|tracking|mailing|invoicing|filing|ordering|staffing|cleaning|catering|banking|lending|borrowing|marketing|shipping|packaging|purchasing|sourcing|roaming|heating|cooling|timing|rating|finding|offering|setting|spending|warning|opening|ruling|reporting|testing|clothing|printing|learning|teaching|evening|morning|bearing|coating|lighting|parking|tooling|welding|wiring|hearing|licensing|financing|outsourcing|recycling|farming|engineering|manufacturing|processing|underwriting|reserving|modelling|screening|sampling|nursing|dosing|labelling|vending)s?$/,
)

export const standing =
  /^(?:working|rising|falling|growing|remaining|missing|existing|waiting|running|opening|leading|ongoing|outstanding)$/

export const lyNouns =
  /^(?:supply|family|assembly|reply|anomaly|monthly|weekly|daily|yearly|quarterly|hourly)$/

/** Behind a noun of one these are its verb. */
export const intransitive = remembered(
  /^(?:looks|seems|sounds|stays|remains|gets|goes|becomes|rests|exists|flips|sits|stands|lies|works|counts|comes|ends|starts|begins|stops|vanishes|shifts|belongs|depends|frees|means|needs|takes|makes|costs|serves|hides|keeps|holds|hurts|matters|happens|sails|arrives|closes|expires|opens|wins|doubles|leaves|peaks|rises|falls|drops|grows|fails)$/,
)

/** Nouns as often, so that at the beginning they are read as such. */
export const nounsAsOften = remembered(
  /^(?:start|change|hire|offer|price|stop|stay|work|test|train|run|lead|show|trust|fall|rise|drop|hit|cut|push|pull|switch|pilot|scale|win|bill|land|freeze|service|order|book|plan|cost|cut|set)$/,
)

/** Of these nothing is known by name. */
export const emptyHeads = remembered(
  /^(?:two-fifths|two-thirds|three-quarters|go|work|min|km|kg|ct|bp|kwh|gwh|mw|h|pp|time|times|way|ways|thing|things|one|ones|lot|lots|same|half|side|sides|kind|kinds|end|part|parts|case|day|days|year|years|week|weeks|month|months|quarter|quarters|minute|minutes|min|hour|hours|chance|threat|risk|door|doors|reason|sign|step|point|points|spot|place|front|fact|turn|max|table|hand|row|lunch|bit|something|anything|nothing|everything|somebody|anybody|nobody|everybody|everyone|anyone|someone|problem|problems|issue|issues|opportunity|rest|others|other|number|numbers|word|words|none|percent|points?|share|fifth|third|tenth|moment|sense|course|example|term|store|hold|market|total|average|sort|sample|size|story|first|second|next|largest|biggest|smallest|best|worst|%|ours|theirs|argument|committee|meeting|board|talk|talks|dinner|paper)$/,
)

export const seasons = remembered(
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|christmas|easter|afternoon|morning|night|nights|noon|weekend|weekends|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mondays|saturdays|sundays|q[1-4]|20\d\d|19\d\d|today|tomorrow|yesterday|year|month|week|quarter|season|time)$/,
)

/** They rank, look or stand, and need nothing behind them. */
export const plainPresent = remembered(
  /^(?:look|seem|sound|stick|retire|complain|appear|happen|depend|belong|respond|suffer|struggle|rest|exist|sit|stay|remain|sail|arrive|go|come)$/,
)
