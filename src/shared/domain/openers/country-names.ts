/** Countries, their languages and larger towns as English names them: "Poland", "Polish", "Warsaw". They keep their capital inside a sentence. */
export function isCountryName(word: string): boolean {
  known ??= readNames()
  return known.has(word)
}

let known: ReadonlySet<string> | undefined

/** Read when first asked for, from the names the runtime brings along. */
function readNames(): ReadonlySet<string> {
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  const codes = letters.flatMap((one) => letters.map((other) => `${one}${other}`))
  const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
  const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })
  return new Set(
    codes
      .flatMap((code) => [regions.of(code.toUpperCase()) ?? [], languages.of(code) ?? []].flat())
      // A time zone is called by a town.
      .concat(Intl.supportedValuesOf('timeZone').map((zone) => zone.split('/').at(-1) ?? '')),
  )
}
