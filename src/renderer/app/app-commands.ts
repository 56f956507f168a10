/**
 * What a key or a menu can ask of the main window: one table for the keyboard, the palette, the list of shortcuts and
 * the native menus.
 */
export interface AppCommand {
  id: string
  label: string
  /** `Mod` is Command on a Mac and Control elsewhere; the last part is the `key` of a keyboard event. */
  keys?: string
  group: CommandGroup
  /** Whose keys they are, where not the window's; listed here so that all are listed in one place. */
  boundBy?: 'editor' | 'list' | 'screen' | 'system'
}

export const commandGroups = [
  'Go to',
  'Make',
  'Prepare',
  'In the meeting',
  'Five minutes',
  'Write',
  'In a list',
  'Window',
] as const
type CommandGroup = (typeof commandGroups)[number]

const commandTable = [
  { id: 'open-today', label: 'Today', keys: 'Mod+1', group: 'Go to' },
  { id: 'open-meetings', label: '1:1s', keys: 'Mod+2', group: 'Go to' },
  { id: 'open-people', label: 'People', keys: 'Mod+3', group: 'Go to' },
  { id: 'open-signals', label: 'Signals', keys: 'Mod+4', group: 'Go to' },
  { id: 'open-business-page', label: 'How we make money', group: 'Go to' },
  { id: 'open-follow-through', label: 'Follow-through', keys: 'Mod+5', group: 'Go to' },
  { id: 'open-next-meeting', label: 'The next 1:1', group: 'Go to' },
  { id: 'open-pocket', label: 'In your pocket: three openers for anyone', group: 'Go to' },
  { id: 'open-inbox', label: 'Inbox', group: 'Go to' },
  { id: 'open-five-minutes', label: 'Five minutes', group: 'Go to' },
  { id: 'open-settings', label: 'Settings', keys: 'Mod+,', group: 'Go to' },
  { id: 'open-devices', label: 'Devices and sync', group: 'Go to' },
  { id: 'go-back', label: 'Back', keys: 'Mod+[', group: 'Go to' },
  { id: 'go-forward', label: 'Forward', keys: 'Mod+]', group: 'Go to' },
  { id: 'open-palette', label: 'Search and commands', keys: 'Mod+K', group: 'Go to' },

  { id: 'capture', label: 'Capture', group: 'Make', boundBy: 'system' },
  { id: 'new-meeting', label: 'New 1:1', keys: 'Mod+N', group: 'Make' },
  { id: 'new-person', label: 'New person', keys: 'Mod+Shift+N', group: 'Make' },
  { id: 'new-signal', label: 'New signal', keys: 'Mod+Shift+S', group: 'Make' },
  { id: 'new-action', label: 'New action', group: 'Make' },
  { id: 'new-feedback', label: 'New feedback', group: 'Make' },
  { id: 'new-asked-opener', label: 'New opener that was asked', group: 'Make' },
  { id: 'new-win', label: 'New win', group: 'Make' },
  { id: 'new-snapshot', label: 'Snapshot: plan, so far, next', group: 'Make' },
  { id: 'draft-update', label: 'Update for this person', group: 'Make' },
  { id: 'note-about', label: 'Note about this person', keys: 'Mod+L', group: 'Make' },
  { id: 'import-calendar', label: 'Import a calendar', group: 'Make' },
  { id: 'look-at-calendar', label: 'Look at what is new in my calendar', group: 'Make' },
  { id: 'open-sample', label: 'Look at the sample workspace', group: 'Make' },
  { id: 'renew-sample', label: 'Begin the sample workspace afresh', group: 'Make' },

  { id: 'toggle-shelf', label: 'Shelf', keys: 'Mod+.', group: 'Prepare' },
  {
    id: 'shelf-next',
    label: 'Next section of the shelf',
    keys: 'Mod+Down',
    group: 'Prepare',
    boundBy: 'screen',
  },
  {
    id: 'shelf-previous',
    label: 'Previous section of the shelf',
    keys: 'Mod+Up',
    group: 'Prepare',
    boundBy: 'screen',
  },
  { id: 'mend-finding', label: 'Mend the first finding', keys: 'Mod+J', group: 'Prepare' },
  { id: 'copy-brief', label: 'Copy the brief', keys: 'Mod+Shift+C', group: 'Prepare' },
  { id: 'start-meeting', label: 'Start the meeting', keys: 'Mod+Shift+Enter', group: 'Prepare' },
  { id: 'health-better', label: 'Better since the last 1:1', keys: '>', group: 'Prepare' },
  { id: 'health-same', label: 'The same since the last 1:1', keys: '=', group: 'Prepare' },
  { id: 'health-worse', label: 'Worse since the last 1:1', keys: '<', group: 'Prepare' },
  { id: 'close-meeting', label: 'Close the 1:1', keys: 'Mod+Shift+E', group: 'Prepare' },
  { id: 'confirm-met', label: 'The 1:1 took place: keep what is left over', keys: 'Y', group: 'Prepare' },
  { id: 'confirm-review', label: 'Review what the 1:1 left over', keys: 'R', group: 'Prepare' },
  { id: 'confirm-not-met', label: 'The 1:1 did not happen', keys: 'C', group: 'Prepare' },
  { id: 'hide-private', label: 'Hide what is private', keys: 'Mod+Shift+H', group: 'Prepare' },

  { id: 'meeting-next', label: 'Next item', keys: 'Right', group: 'In the meeting', boundBy: 'screen' },
  {
    id: 'meeting-previous',
    label: 'Previous item',
    keys: 'Left',
    group: 'In the meeting',
    boundBy: 'screen',
  },
  { id: 'meeting-list', label: 'All items', keys: 'L', group: 'In the meeting', boundBy: 'screen' },
  { id: 'meeting-tick', label: 'Tick', keys: 'Space', group: 'In the meeting', boundBy: 'screen' },
  {
    id: 'meeting-write',
    label: 'Write under the item',
    keys: 'Enter',
    group: 'In the meeting',
    boundBy: 'screen',
  },
  { id: 'meeting-heard', label: 'Note what I heard', keys: 'H', group: 'In the meeting', boundBy: 'screen' },
  { id: 'meeting-add', label: 'Add an item', keys: 'N', group: 'In the meeting', boundBy: 'screen' },
  {
    id: 'meeting-leave',
    label: 'Back to the desk',
    keys: 'Escape',
    group: 'In the meeting',
    boundBy: 'screen',
  },

  { id: 'week-met', label: 'The 1:1 took place', keys: 'Y', group: 'Five minutes', boundBy: 'screen' },
  {
    id: 'week-review',
    label: 'Review what the 1:1 left over',
    keys: 'R',
    group: 'Five minutes',
    boundBy: 'screen',
  },
  { id: 'week-not-met', label: 'It did not happen', keys: 'C', group: 'Five minutes', boundBy: 'screen' },
  { id: 'week-keep', label: 'Keep the signal', keys: 'K', group: 'Five minutes', boundBy: 'screen' },
  { id: 'week-aside', label: 'Set it aside', keys: 'E', group: 'Five minutes', boundBy: 'screen' },
  { id: 'week-so-what', label: 'Its so-what', keys: 'S', group: 'Five minutes', boundBy: 'screen' },
  { id: 'week-look', label: 'Look again', keys: 'L', group: 'Five minutes', boundBy: 'screen' },
  { id: 'week-plan', label: 'Plan a 1:1', keys: 'P', group: 'Five minutes', boundBy: 'screen' },
  { id: 'week-write', label: 'Write', keys: 'W', group: 'Five minutes', boundBy: 'screen' },
  { id: 'week-snooze', label: 'Snooze', keys: 'Z', group: 'Five minutes', boundBy: 'screen' },
  { id: 'week-own', label: 'One thing of your own', keys: 'O', group: 'Five minutes', boundBy: 'screen' },
  { id: 'week-pass', label: 'Skip the question', keys: 'Right', group: 'Five minutes', boundBy: 'screen' },
  {
    id: 'week-back',
    label: 'Back to what was skipped',
    keys: 'Left',
    group: 'Five minutes',
    boundBy: 'screen',
  },

  { id: 'tick-item', label: 'Tick the agenda item', keys: 'Mod+Enter', group: 'Write', boundBy: 'editor' },
  {
    id: 'make-my-action',
    label: 'Make the agenda item an action of mine',
    keys: 'Mod+Shift+A',
    group: 'Write',
    boundBy: 'editor',
  },
  {
    id: 'make-their-action',
    label: 'Make the agenda item an action owed to me',
    keys: 'Mod+Shift+O',
    group: 'Write',
    boundBy: 'editor',
  },
  {
    id: 'fill-in-item',
    label: 'What the agenda item is made of',
    keys: 'Shift+Enter',
    group: 'Write',
    boundBy: 'editor',
  },
  { id: 'move-block-up', label: 'Move the block up', keys: 'Alt+Up', group: 'Write', boundBy: 'editor' },
  {
    id: 'move-block-down',
    label: 'Move the block down',
    keys: 'Alt+Down',
    group: 'Write',
    boundBy: 'editor',
  },
  { id: 'open-block-menu', label: 'Block', keys: '/', group: 'Write', boundBy: 'editor' },
  { id: 'open-person-menu', label: 'Person', keys: '@', group: 'Write', boundBy: 'editor' },
  { id: 'open-tag-menu', label: 'Tag', keys: '#', group: 'Write', boundBy: 'editor' },
  { id: 'open-link-menu', label: 'Link to anything here', keys: '[[', group: 'Write', boundBy: 'editor' },
  { id: 'open-link', label: 'Open the link', keys: 'Alt+Enter', group: 'Write', boundBy: 'editor' },

  { id: 'list-select', label: 'Select', keys: 'X', group: 'In a list', boundBy: 'list' },
  {
    id: 'list-extend',
    label: 'Select the next, too',
    keys: 'Shift+Down',
    group: 'In a list',
    boundBy: 'list',
  },
  { id: 'list-select-all', label: 'Select all', keys: 'Mod+A', group: 'In a list', boundBy: 'list' },
  { id: 'list-clear', label: 'Select none', keys: 'Escape', group: 'In a list', boundBy: 'list' },
  { id: 'list-kind', label: 'Kind of a signal', keys: 'K', group: 'In a list', boundBy: 'list' },
  { id: 'list-tags', label: 'Tags', keys: 'T', group: 'In a list', boundBy: 'list' },
  { id: 'list-share', label: 'Share with', keys: 'S', group: 'In a list', boundBy: 'list' },
  { id: 'list-looked', label: 'Looked at again', keys: 'L', group: 'In a list', boundBy: 'list' },
  { id: 'list-aside', label: 'Set aside', keys: 'E', group: 'In a list', boundBy: 'list' },
  { id: 'list-remove', label: 'Remove', keys: 'Backspace', group: 'In a list', boundBy: 'list' },

  { id: 'undo', label: 'Undo', keys: 'Mod+Z', group: 'Window' },
  { id: 'redo', label: 'Redo', keys: 'Mod+Shift+Z', group: 'Window' },
  { id: 'next-pane', label: 'Next pane', keys: 'F6', group: 'Window' },
  { id: 'previous-pane', label: 'Previous pane', keys: 'Shift+F6', group: 'Window' },
  { id: 'toggle-rail', label: 'Rail', keys: 'Mod+\\', group: 'Window' },
  { id: 'show-shortcuts', label: 'Keyboard shortcuts', keys: '?', group: 'Window' },
] as const satisfies readonly AppCommand[]

export type AppCommandId = (typeof commandTable)[number]['id']

/** The table, typed so that each entry's optional parts can be asked for. */
export const listedCommands: readonly (AppCommand & { id: AppCommandId })[] = commandTable

/** The keys of a command; empty where it has none. */
export function keysOf(id: AppCommandId): string {
  return listedCommands.find((command) => command.id === id)?.keys ?? ''
}
