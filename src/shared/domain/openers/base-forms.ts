/** What a form of a verb may be a form of, by the rules of spelling. */
export function baseForms(word: string): string[] {
  const bases = [word]
  if (word.endsWith('ies')) bases.push(`${word.slice(0, -3)}y`)
  if (word.endsWith('es')) bases.push(word.slice(0, -2))
  if (word.endsWith('s')) bases.push(word.slice(0, -1))
  if (word.endsWith('ied')) bases.push(`${word.slice(0, -3)}y`)
  if (word.endsWith('ed')) bases.push(word.slice(0, -2), word.slice(0, -1), word.slice(0, -3))
  return bases
}
