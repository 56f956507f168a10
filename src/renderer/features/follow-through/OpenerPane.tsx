import type { Opener } from '@shared/documents/kinds/opener'
import { openerText } from '@shared/domain/opener-drafts'
import { useRecordEdits } from '../../app/window-session'
import { Button } from '../../ui/Button'
import { AnswerLine } from '../openers/AnswerLine'
import { RecordForm } from '../records/RecordForm'
import { askAgain } from './record-changes'

/** A question that was asked, and what was answered. */
export function OpenerPane({ opener }: { opener: Opener }) {
  const edits = useRecordEdits()
  return (
    <>
      <p className="opener-asked" dir="auto">
        “{openerText(opener.fields)}”
      </p>
      <AnswerLine opener={opener} />
      <RecordForm kind="opener" row={opener} />
      {opener.fields.status === 'answered' && (
        <div className="actions">
          <Button onPress={() => askAgain(edits, opener)}>Not answered yet</Button>
        </div>
      )}
    </>
  )
}
