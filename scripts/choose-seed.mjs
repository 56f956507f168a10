/** A seed as it is given on the command line: a number, or `random` for one that is drawn and said. */
export function chooseSeed(given) {
  if (given !== 'random') return given
  const seed = String(Math.floor(Math.random() * 2 ** 31))
  console.log(`LEADUP_SEED=${seed}`)
  return seed
}
