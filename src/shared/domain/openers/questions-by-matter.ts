import type { ByAngle } from './angles'

interface Matter {
  says: RegExp
  questions: ByAngle
}

/**
 * What signals are about that every trade knows. Each question names its matter, so that behind a fact about something
 * else it would make no sense; none supposes that the news is good or bad. In order: the first that fits.
 */
const matters: readonly Matter[] = [
  {
    says: /\b(?:premiums?\b.{0,60}\b(?:up|rose|renewal|cover|liability)|(?:liability|insurance|cyber|fire) (?:premiums?|cover|polic(?:y|ies))|insurance|insurers?|underwriters?)\b/i,
    questions: {
      assumption: ['Which of our risks would an insurer price highest today?'],
      choice: ['Which risk should we carry ourselves rather than insure at any price?'],
      customer: ['What would an insurer want to see from us before quoting?'],
    },
  },
  {
    says: /\b(?:fraud\w*|scams?|chargebacks?|phishing|deepfakes?)\b/i,
    questions: {
      assumption: ['Where would the same trick work on us?'],
      choice: ['Which check would you put in first, even if it slows people down?'],
      customer: ['What would customers want to have heard from us about such tricks?'],
    },
  },
  {
    says: /\b(?:hack(?:ed|ers?|ing)|stolen credentials|passwords? (?:from|off|in)|ransomware|data (?:breach|leak)|security researchers?|cyberattacks?)\b/i,
    questions: {
      assumption: ['What would somebody find who tried the same on us?'],
      choice: ['What of ours would you have tested like that first?'],
      customer: ['What will a customer’s security people ask us after that?'],
    },
  },
  {
    says: /\b(?:accidents? at|fatal accidents?|injured|injuries|near miss(?:es)?|overdose|product recalls?|field corrections?|evacuated)\b/i,
    questions: {
      assumption: ['What keeps the same from happening with us, and how do we know?'],
      choice: ['What would you have checked here first, having seen that?'],
      customer: ['Who here would see first that something like it is near?'],
    },
  },
  {
    says: /\b(?:tariffs?|customs duty|sanctions|embargo|export controls?|import dut(?:y|ies)|section \d{3} probe)\b/i,
    questions: {
      assumption: ['What tariff or duty could our plan still bear?'],
      choice: ['Which part of what we make or buy would you want a second country for?'],
      customer: ['How would a customer want a duty on top of our price to be shared?'],
    },
  },
  {
    says: /\b(?:court (?:says|said|rul\w+|decid\w+|held|order\w*)|ruled (?:that|against|for)|ruling|lawsuits?|sued|tribunal)\b/i,
    questions: {
      assumption: ['Which of our contracts would read differently after that ruling?'],
      choice: ['What would you have our lawyers look at first?'],
      customer: ['Who could come to us with the same claim?'],
    },
  },
  {
    says: /\b(?:reimburse\w*|subsid(?:y|ies|ised|ized)|public funding|grant scheme|state aid|per-pupil funding)\b/i,
    questions: {
      assumption: ['What in our plan only pays once that money is there?'],
      choice: ['How long would you go on if that money did not come?'],
      customer: ['Who pays for it without that money, and what would they want in return?'],
    },
  },
  {
    says: /\b(?:(?:building|planning|environmental|operating) permits?|planning (?:permission|applications?)|zoning)\b/i,
    questions: {
      assumption: ['Which date in our plan hangs on a permit?'],
      choice: ['Which project would you file for first?'],
      customer: ['Who at the authority could tell us where permits get stuck?'],
    },
  },
  {
    says: /\b(?:purchasing (?:group|alliance|body|bodies)s?|buying (?:group|alliance)s?|group purchasing|framework (?:agreements?|contracts?)|(?:longer|national|regional|supply|purchasing) frameworks?)\b/i,
    questions: {
      assumption: ['Which of our customers would buy elsewhere if such a group decided for it?'],
      choice: ['Which purchasing group would you want to know better before its next round?'],
      customer: ['What would a purchasing group want from us that its members never asked for?'],
    },
  },
  {
    says: /\b(?:last-time-buy|discontinu\w+|chip shortage|(?:sole|only|single) suppliers?|single source)\b/i,
    questions: {
      assumption: ['Which other part of ours hangs on a single supplier?'],
      choice: ['What would you order now, and what would you rather do without?'],
      customer: ['What would a customer accept in place of a part that cannot be had?'],
    },
  },
  {
    says: /\b(?:steel|timber|cement|concrete|copper|paper|resin|cocoa|wheat|coffee beans|cotton|compound|aluminium)(?: (?:is|are|was|has been|went))? (?:prices?|costs?|dearer|(?:up|down)(?: by)? \d[\d.,]*\s?%)|\bprices? (?:of|for) (?:steel|timber|cement|concrete|copper|paper|resin|cocoa|wheat|coffee beans|cotton|aluminium)/i,
    questions: {
      assumption: ['Which of our prices still counts on the old cost of material?'],
      choice: ['How much material would you fix now, and how much leave open?'],
      customer: ['Which customer would share the cost of material with us, and in return for what?'],
    },
  },
  {
    // Not what carbon costs: a levy or an allowance is a matter of money.
    says: /^(?!.*\b(?:levy|border|tax|ETS|allowances?|carbon (?:price|cost))\b).*\b(?:carbon (?:footprint|per|data|figures?)|(?:embodied|whole-life) carbon|CO2 (?:per|figures?)|science-based targets?|EPDs?|footprint (?:of|per))\b/i,
    questions: {
      assumption: ['Which carbon figure of our own would have to stand beside that?'],
      choice: ['Which carbon figure of ours would you want checked and published first?'],
      customer: ['Who will ask us for a carbon figure first, and what would they do with it?'],
    },
  },
  {
    says: /\b(?:recycl\w+|landfill|(?:food|packaging) waste|throwaway|single-use)\b/i,
    questions: {
      assumption: ['What do we throw away that somebody would pay for?'],
      choice: ['Which waste of ours would you want rid of first?'],
      customer: ['Which buyer would choose us for less waste?'],
    },
  },
  {
    says: /^(?=.*\b(?:our|applicants?|candidates?|employers?|hir\w+|staff)\b).*\b(?:office days?|home office|remote work|work(?:ing)? from home|hybrid work|four-day week)\b/i,
    questions: {
      assumption: ['For which work here does it matter where people sit?'],
      choice: ['For which work would you give up fixed office days?'],
      customer: ['What would the people we want to hire ask about office days first?'],
    },
  },
  {
    says: /\b(?:interoperab\w+|connectathon|FHIR|[Oo]pen banking|data standards?|industry standards?|proprietary interfaces?)\b/,
    questions: {
      assumption: ['What of ours would stand alone if that standard wins?'],
      choice: ['Which standard would you build on now, and for which would you wait?'],
      customer: ['With whose system would customers want ours to work first?'],
    },
  },
  {
    says: /^(?=.*\b(?:answers?|writes?|reads?|drafts?|replac\w+|handles?|checks?|agents?|assistants?)\b)(?!.*\b(?:AI Act|through|via)\b).*\b(?:AI|chatbots?|language models?|copilots?)\b/,
    questions: {
      assumption: ['What would you have to see before you trusted a machine’s answers here?'],
      choice: ['Which work of ours would you let a machine do first?'],
      customer: ['Where would a customer still want a person to answer?'],
    },
  },
  {
    says: /\b(?:clinical trials?|stud(?:y|ies) (?:shows?|finds?|found|of|with|in)|usability lab|randomi[sz]ed)\b/i,
    questions: {
      assumption: ['What would a study of our own have to show to persuade you?'],
      choice: ['Which of those results would you want repeated with ours?'],
      customer: ['Which customer should see that result from us first?'],
    },
  },
  {
    says: /\b(?:local (?:press|paper)|newspapers?|(?:made|in) (?:the )?headlines|on TV|petition|went viral)\b/i,
    questions: {
      assumption: ['What would a journalist find who looked at the same with us?'],
      choice: ['What would you want to be able to show before a journalist asks us?'],
      customer: ['What will people ask us who have read that?'],
    },
  },
  {
    says: /\b(?:board papers?|quarterly (?:reports?|figures))\b/i,
    questions: {
      assumption: ['Which number in such a report would tell us something we do not know?'],
      choice: ['Which number in such a report would you look at first?'],
      customer: ['Whom outside would you want to check the numbers in such a report?'],
    },
  },
  {
    says: /\b(?:slower than planned|postponed|put off|pushed (?:back|to))\b/i,
    questions: {
      assumption: ['What in our plan still stands on the old dates?'],
      choice: ['What would you use the time that this gives us for?'],
      customer: ['Who has to wait because of that, and what could we offer them meanwhile?'],
    },
  },
  {
    says: /\b(?:footfall|high street|bank branch(?:es)?|branch(?:es)? (?:clos\w+|visits?)|store visits?|walk-ins?|self-checkouts?)\b/i,
    questions: {
      assumption: ['What do people still come to a counter for that no screen gives them?'],
      choice: ['Which site of ours would you look at first with that in mind?'],
      customer: ['What would make somebody who only clicks come in once more?'],
    },
  },
  {
    says: /\b(?:(?:parcel|customer|product|online) returns|returned (?:parcels|goods)|same-day|next-day|delivery (?:slots?|times?|fees?))\b/i,
    questions: {
      assumption: ['What do we take for granted about how soon people want it?'],
      choice: ['Which promise on delivery would you drop, and which would you make firmer?'],
      customer: ['What would a customer gladly wait a day longer for?'],
    },
  },
  {
    says: /\b(?:subscribers?|(?<!card )readers|viewers?|podcasts?|ad spend|advertisers?)\b/i,
    questions: {
      assumption: ['What does our audience come to us for that it gets nowhere else?'],
      choice: ['What would you make less of so that the rest gets better?'],
      customer: ['What would our audience miss first if we stopped making it?'],
    },
  },
  {
    says: /\b(?:pupils?|enrolments?|school places|curriculum|classrooms?)\b/i,
    questions: {
      assumption: ['What do we still plan as if pupils and parents chose as they used to?'],
      choice: ['What would you try with one class or one school first?'],
      customer: ['What would a parent want to see from us to choose us?'],
    },
  },
]

/** The ways to be paid that others found; only where it is not ours. */
const paidOtherwise: Matter = {
  says: /\b(?:leas(?:es?|ing)|rent(?:s|al|ing)?|pay[- ]per|paid per|pays? .{0,40}\bper|per (?:completed|use|hour|kg|bed|operation|outcome)|availability contract|usage-based)\b/i,
  questions: {
    assumption: ['What would we have to measure before we could be paid like that?'],
    choice: ['Which risk would you take on for being paid like that, and which never?'],
    customer: ['Which customer would rather pay like that than as today?'],
  },
}

/** The questions of the matter a fact is about, or else its so-what; `undefined` where it is none of these. */
export function questionsOnMatter(fact: string, said: string, isPaidElsewhere: boolean): ByAngle | undefined {
  const known = isPaidElsewhere ? [paidOtherwise, ...matters] : matters
  return (known.find(({ says }) => says.test(fact)) ?? known.find(({ says }) => says.test(said)))?.questions
}
