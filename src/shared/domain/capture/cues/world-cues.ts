import { cue } from './cue'

/** What is noticed outside. What only some lines are about comes before customers, whom most of it reaches. */
export const worldCues = [
  cue('customer')`
    ^(?:\d+ |one |two |three |a |an |our |my |big |another |some |many |most |several )*(?:customers?|clients?
    |users?|prospects?|kund(?:e|en|in)|clientes?|klant(?:en)?)(?: \p{L}+ ?:| (?:just |also |again |really )*(?:ask|said|say
    |complain|keep|kept|told|beschwer|fragt|sagt|pide|dice|se queja|demand|churn|cancel|love|hate|bought))`,
  cue('competitor')`
    &|\b(?:competitors?|competition|rivals?|konkurren\w+|wettbewerber\w*|mitbewerber\w*|competencia
    |competidor\w*|concurren(?:t|ts|ce|cia)|challenger|copycat)\b`,
  cue('environmental')`
    \b(?:carbon|co2|scope [123]|climate|emissions?|sustainab\w+|esg|csrd|net.zero|renewables?
    |green (?:energy|deal|hosting|power|electricity|policy|cloud)|footprint|recycl\w+|heat ?waves?|klima\w*
    |nachhaltig\w*|emisiones|sostenib\w+|clima\w*|durab\w+|drought|low water|water levels?|storms?|wildfires?|flood(?:s|ing|ed)?|pollution|solar
    |energy (?:cap|use|consumption|label|efficien\w+)|plastic|biodiversity|paperless|water shortage
    |power (?:cap|use|consumption)|electric (?:cars?|fleet|vans?)|umwelt\w*|medioambient\w*|ecolog\w+)\b`,
  cue('legal')`
    \b(?:regulat\w+|legislat\w+|laws?|lawsuits?|legal(?!ly)|gdpr|dsgvo|rgpd|ai act|data act|dora|nis2|dsa
    |directives?|urteil\w*|rechtsprechung|sentencia|court|ruling|judges?|complian\w+|sued?|sues|antitrust|patents?|itemi[sz]ed|gesetz\w*
    |richtlinie\w*|verordnung\w*|ley|normativa|reglamento|loi|reglement|pay transparency|whistleblow\w*
    |minimum wage|mindestlohn|salario minimo|fined?|fines|works? council|betriebsrat|mandatory|pflicht
    |vorgeschrieben|obligator\w+|bans?|banned|licen[cs]e rules?|e-?invoic\w+|e-?rechnung\w*
    |factura electronica|retention rules?|tax (?:rules?|law|reform)|statutory|audit rules?|dpa|privacy
    |right to disconnect|working time|accessibility act|consent)\b`,
  cue('political')`
    \b(?:elections?|governments?|gov|govt|digital tax|lev(?:y|ies)|parliament|ministers?|ministry|ministerium|tariffs?|sanctions?|trade war
    |politic\w*|coalition|president|prime minister|senate|congress|public (?:tenders?|sector|spending
    |procurement)|tenders|brexit|policy|policies|subsid\w+|grants?|wahl(?:en|kampf)?|regierung\w*|zoll|zolle
    |elecciones|gobierno|arancel\w*|gouvernement|elections|wars? (?:in|with|on)|(?:the|trade|civil|price) wars?|geopolit\w*|nato|embargo|referendum|lobby\w*
    |shutdown|trump|brussels|mayor|council votes?|red tape|industrial policy|national security
    |export controls?)\b`,
  cue('economic')`
    \b(?:inflation\w*|recession|rezession|recesion|interest(?: rates?)?|(?:key |base )?rates? (?:up|down|cut
    |hike|rise|again|raised|are)|(?:raised|cut|hiked|lowered|raises|cuts) rates|ecb|fed|ezb|bce|boe
    |bank of england|gdp|unemployment|arbeitslos\w*|exchange rate|fx|dollar|euro (?:at|falls|rises|weak
    |strong|up|down)|pound|yen|currency|econom\w+|downturn|hiring freeze|froze hiring|freez\w+ (?:hiring
    |budgets?)|layoffs?|laid off|budgets? (?:freeze|frozen|cuts?|cut|down|shrink\w*|tight\w*|are)|(?:ninety
    |90|60|120) days|late payments?|pay (?:late|later)|energy (?:prices?|costs?)|oil price|tipos de interes
    |zins\w*|konjunktur|credit|loans?|funding|venture|vc|cost of capital|wages? (?:up|rise|rising|are)
    |salaries (?:up|rise|rising|are)|(?:prices|rents?|costs) (?:up|rise|rising|are|go|going|fall\w*)
    |stock market|bankrupt\w*|insolven\w*|supply chain|purchasing power|consumer spending|cfos? (?:cut|delay
    |freez|postpon)\w*|spending|slump|boom|crisis|insolvenz\w*|preise|precios)\b`,
  cue('social')`
    \b(?:gen ?z|gen ?alpha|gen ?x|millennials?|boomers?|generations?|young(?:er)?|older (?:workers?|people
    |staff|employees)|demograph\w+|ag(?:e)?ing|remote(?:.first)?|hybrid|work(?:ing)? from home|home ?office
    |(?:four|4)[ -]day week|vier.tage.woche|tiktok|instagram|influencers?|youtube|burn ?-?out|mental health
    |birth rate|labou?r shortage|skills? shortage|fachkraftemangel|jovenes|jeunes|junge|parents|parental
    |society|social|culture|loneliness|quiet quitting|part.?time|teilzeit|dei|diversity|immigra\w+|migration
    |return to office|rto|office days|commut\w+|side hustles?|freelanc\w+|gig work\w*|(?:nobody|everyone
    |people|workers) (?:under|over|wants|reads|watches|answers|picks)|people (?:now|no longer|dont|stop
    |expect|want|leave|are|prefer|trust|work)|employees|staff (?:want|expect|leave|are|turnover)|workers
    |candidates?|applicants?|graduates|job seekers?|trust in|retire(?:ment|es|s)?|unions?|strikes?
    |gewerkschaft\w*)\b`,
  cue('technological')`
    \b(?:llms?|gpt\S*|chatgpt|ai|ki|ia|genai|machine learning|(?:new|open|bigger|smaller|cheaper|better
    |language|on.?device|local|foundation) (?:\w+ )?models?|open.?sourced?|openai|anthropic|gemini|claude|copilot|mistral|llama|deepseek
    |quantum|chips?|gpus?|nvidia|apis?|deprecat\w+|blockchain|crypto|automat\w+|robot\w*|breakthrough|tech
    |technolog\w+|passkeys?|wasm|edge computing|neue technik|chrome|safari|browsers?|cookies?|cloud|aws
    |azure|gcp|google|apple|microsoft|meta|ios|android|sdk|encryption|cyber\w*|ransomware|hack(?:ed|ers?
    |ing)?|breach(?:es)?|zero.?day|5g|satellites?|voice (?:assistants?|agents?|ai)|bots?|chatbots?|agents
    |kubernetes|serverless|low.?code|no.?code|digital id|e-?sign\w*|biometric\w*|face id|sensors?|iot
    |3d print\w*|vr|ar glasses|software|plug-?ins?|algorithm\w*|tecnolog\w+)\b`,
  cue('customer')`
    \b(?:customers?|clients?|users?|buyers?|prospects?|subscribers?|kund(?:e|en|in|innen|enstimme)|clientes?
    |klanten|klant|acheteurs?|admins?|end.?users?|(?:big|biggest|largest|small|enterprise|key) (?:account
    |customer|client))\b
    |^(?:(?!(?:i|we|she|he|they|it|you|report|article|study|analyst\w*|press|news|everyone|nobody|legal
    |finance|sales|hr|it|marketing|support|board|boss|team)\b)[\p{L}\d.]+) (?:says|said|asks|asked for
    |asked if|asked why|complains|complained|wants|wanted|loves|hates|called|told us|told me|cancelled
    |churned|threatens|threatened|refuses|sagt|will|beschwert sich|dice|pide|quiere|se queja|dit|veut
    |demande)\b
    |^["“„«].{4,}["”“»]|\b(?:heard|quote|feedback|complaints?|call|request) from\b|^(?:quote|zitat|voc)\b
    |\b(?:support )?tickets?\b|\bnps\b|\bchurn(?:ed|s|ing)?\b|\bsupport calls?\b|\b(?:bad|good|one star
    |five star|1.star|g2|app store|trustpilot) reviews?\b|\b(?:nobody|no one|noone) (?:uses|finds
    |understands|opens|clicks)\b`,
  cue('business')`
    \b(?:business.?models?|geschaftsmodell|modelo de negocio|modele economique|revenues?|margins?|upsells?
    |arr|mrr|cac|ltv|unit economics|umsatz|marge|margen|ingresos|chiffre d.?affaires|profits?|profitab\w+
    |gewinn|beneficio|(?:make|makes|making|earn|earns|lose|loses
    |losing) (?:our |most of our |the most |most |more |no )?money|\d+ ?% of (?:our |the |all )?(?:deals
    |sales|cost|costs|growth)|cost to serve|subscriptions?|price per|per.seat|freemium|(?:services|add.?ons
    |support|consulting|onboarding|renewals|implementation|partners?|resellers?) (?:is|are|make|makes|bring
    |brings|pay|pays|=|eats?|costs?)|pricing (?:model|tiers?|page)|payback|break.?even|cash cow|monetis\w+
    |monetiz\w+|(?:charge|price|bill|sell|charging|pricing|billing|selling) (?:\w+ )?(?:per|by the|by
    |flat)|per (?:outcome|usage|seat)|take rate|rev(?:enue)? share|marketplaces?|(?:direct|indirect|channel)
    sales)\b`,
  cue('trend')`
    \b(?:trends?|trending|every(?:body|one)|more and more|fewer and fewer|less and less|increasingly
    |seems? to (?:move|shift|go|be moving|become)|shift(?:s|ing|ed)? (?:to|from|towards|away)|mov(?:e|es
    |ing) (?:away|from|to|towards|into)|on the rise|gaining traction|becom(?:es|ing)|new normal|immer mehr
    |cada vez mas|de plus en plus|growing|hype|in every (?:rfp|demo|pitch|deal)|getting (?:longer|shorter
    |cheaper|bigger|smaller|harder|easier|more|less|slower|faster|older|younger)|(?:now|suddenly|nowadays
    |these days|lately|no longer) (?:\w+ )?(?:decide|buy|ask|want|use|expect|need|prefer|start|do|go|pay
    |negotiate|demand|insist|choose|require)s?|(?:decide|buy|ask|want|use|expect|prefer)s? .*(?:now
    |these days|lately|nowadays)|procurement|rfps?|consolidat\w+|vendors|the market|analysts?|gartner
    |forrester|industry|startups?)\b|^(?:more|fewer|less) \p{L}+`,
]
