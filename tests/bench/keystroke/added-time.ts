/** As Chromium's Profiler domain gives it: nodes of a call tree, and which one was running at each sample. */
export interface Profile {
  nodes: { id: number; callFrame: { functionName: string; url: string }; children?: number[] }[]
  samples?: number[]
  /** Microseconds between one sample and the next. */
  timeDeltas?: number[]
}

/** Samples of one key are microseconds apart, keys much further. */
const apartMs = 30
/** A sample that seems to last longer was followed by idleness, not by more of the same. */
const longestSampleMs = 5

/**
 * The milliseconds, for each key typed, in which code of ours was on the stack, whatever it called: in the key's own
 * turn and in all that came of it until the next key.
 *
 * @param keyFunction name of the function that types one key
 * @param isOurs whether code of this URL is ours
 */
export function addedTimePerKey(
  profile: Profile,
  keyFunction: string,
  isOurs: (url: string) => boolean,
): number[] {
  const stacks = new Map<number, { isOurs: boolean; isKey: boolean }>()
  const children = new Map(profile.nodes.map((node) => [node.id, node]))
  const visit = (id: number, above: { isOurs: boolean; isKey: boolean }) => {
    const node = children.get(id)
    if (!node) return
    const here = {
      isOurs: above.isOurs || isOurs(node.callFrame.url),
      isKey: above.isKey || node.callFrame.functionName === keyFunction,
    }
    stacks.set(id, here)
    node.children?.forEach((child) => visit(child, here))
  }
  const [root] = profile.nodes
  if (root) visit(root.id, { isOurs: false, isKey: false })

  const perKey: number[] = []
  let nowMs = 0
  let lastKeyMs = Number.NEGATIVE_INFINITY
  profile.samples?.forEach((id, index) => {
    nowMs += (profile.timeDeltas?.[index] ?? 0) / 1000
    const stack = stacks.get(id)
    if (stack?.isKey) {
      // No sample is taken while nothing runs, so keys are told apart by the time between them.
      if (nowMs - lastKeyMs > apartMs) perKey.push(0)
      lastKeyMs = nowMs
    }
    // The next delta is how long this sample's stack was running, unless nothing ran for a while after it.
    const spentMs = Math.min((profile.timeDeltas?.[index + 1] ?? 0) / 1000, longestSampleMs)
    if (stack?.isOurs && perKey.length > 0) perKey[perKey.length - 1] = (perKey.at(-1) ?? 0) + spentMs
  })
  return perKey
}
