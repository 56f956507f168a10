/**
 * The interface speaks English on every system, so its days and numbers read one way everywhere, the fields one types
 * a date into among them: day before month, Monday first, 24 hours. Following the system there alone would put
 * "11 / 23 / 2026" under "23 Nov".
 */
export const interfaceLocale = 'en-GB'
