import type { EditOutcome, RecordEdits } from '../../app/record-edits'
import { call, newId } from '../../documents/bridge'

/** As a line in the inbox. Where it is refused, the words are nowhere but in the field they were typed in. */
export function captureLine(edits: RecordEdits, text: string): Promise<EditOutcome> {
  return edits.run({
    label: 'Capture a line',
    // Under an id of its own: the inbox's follows from the command's.
    writes: [{ id: newId(), kind: 'capture', fields: { text } }],
    perform: (commandId) => call('captures.commit', { commandId, text }),
    toast: 'Kept as a line in the inbox.',
  })
}
