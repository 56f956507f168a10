import type { LikelyDuplicate } from '@shared/ipc/calls/sync'
import { Checkbox } from '../../ui/Checkbox'

interface DuplicateListProps {
  duplicates: readonly LikelyDuplicate[]
  isMerged: (duplicate: LikelyDuplicate) => boolean
  onMerge: (duplicate: LikelyDuplicate, isMerged: boolean) => void
}

/** People and 1:1s that are likely in both, each with the reason, to be made one or kept apart. */
export function DuplicateList({ duplicates, isMerged, onMerge }: DuplicateListProps) {
  return (
    <div className="duplicates" role="group" aria-labelledby="duplicates-heading">
      <h3 className="settings-group-name" id="duplicates-heading">
        Likely the same
      </h3>
      <p className="quiet-line">Ticked ones become one. What you untick stays two.</p>
      <ul className="row-list duplicate-list">
        {duplicates.map((duplicate) => (
          <li key={duplicate.hereId} className="row">
            <Checkbox
              isSelected={isMerged(duplicate)}
              onChange={(isSelected) => onMerge(duplicate, isSelected)}
            >
              <span className="duplicate-name" dir="auto">
                {namesOf(duplicate)}
              </span>
              <span className="duplicate-why">
                {duplicate.kind === 'person' ? 'Person' : '1:1'} · {duplicate.why}
              </span>
            </Checkbox>
          </li>
        ))}
      </ul>
    </div>
  )
}

function namesOf({ here, there }: LikelyDuplicate): string {
  return here === there ? here : `${here} here, ${there} there`
}
