/**
 * Largest file that is read. Twenty years of a full calendar with descriptions are 10 to 15 MB; beyond twice that it
 * is no person's calendar, and reading it would hold memory for minutes.
 */
export const maxCalendarBytes = 32 * 1024 * 1024

/**
 * Where the first BEGIN:VCALENDAR must stand: some servers put a line or two before it. Of a file that is too large no
 * more than this need be read, to tell a calendar from something else.
 */
export const headBytes = 4096
