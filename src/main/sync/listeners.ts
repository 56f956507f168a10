/** Who is told of something when it changes. */
export class Listeners<Told> {
  private readonly all = new Set<(told: Told) => void>()

  /** Returns its unsubscribe. */
  add(listener: (told: Told) => void): () => void {
    this.all.add(listener)
    return () => this.all.delete(listener)
  }

  tell(told: Told): void {
    for (const listener of this.all) listener(told)
  }
}
