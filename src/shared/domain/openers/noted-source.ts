/** Where it was heard or read, noted behind: for the page. */
export function withoutSource(text: string): string {
  return text
    .replace(
      /,\s+(?:(?:was |were )?(?:heard|seen|read|spotted|mentioned|overheard) (?:at|in|on|from|over) [^,.]+|(?:official|latest|new) (?:figures|numbers|statistics)|(?:local|trade|regional) (?:paper|press)[^.]*|(?:says?|said) (?:the|a|my|our|their) \p{L}+(?: \p{L}+)?)(?=[.]?$)/iu,
      '',
    )
    .replace(/(?<=\S+ \S+) (?:says?|reckons) (?:the|my|our) \p{L}+(?=[.]?$)/iu, '')
    .replace(/\b(north|south|east|west|up|down|in|out) \/ (?=\p{L})/giu, '$1 and ')
}
