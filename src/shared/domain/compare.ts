/** Orders texts that are not for reading, such as ids and instants, the same on every device: by their code units. */
export function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
