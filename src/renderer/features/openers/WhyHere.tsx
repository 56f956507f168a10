import { partWeights, type RankPart } from '@shared/domain/openers/rank-parts'

const partNames: Record<RankPart['name'], string> = {
  relevance: 'Serves a goal',
  freshness: 'New',
  variety: 'A change of subject',
  strength: 'Strong',
  worked: 'Worked before',
}

/** Why an opener stands where it does: each part, how much it counts, and how much of it there is, drawn and in words. */
export function WhyHere({ parts }: { parts: readonly RankPart[] }) {
  const ordered = parts.toSorted((one, other) => partWeights[other.name] - partWeights[one.name])
  return (
    <dl className="opener-why">
      {ordered.map(({ name, value, words }) => (
        <div key={name} {...(name === 'relevance' ? { 'data-private': true } : {})}>
          <dt>
            {partNames[name]} <span className="opener-why-share">counts {partWeights[name] * 100} %</span>
            {name === 'relevance' && words !== '' && (
              <span className="opener-goal" dir="auto">
                {words.replace(/^serves a goal: /, '')}
              </span>
            )}
          </dt>
          <dd>
            <span className="opener-bar" aria-hidden>
              <span style={{ inlineSize: `${Math.round(value * 100)}%` }} />
            </span>
            {levelInWords(value)}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function levelInWords(value: number): string {
  if (value >= 0.67) return 'much'
  return value >= 0.34 ? 'some' : 'little'
}
