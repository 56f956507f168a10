import type { Cue } from './cue'
import { namedCues } from './named-cues'
import { lastPeopleCues, peopleCues } from './people-cues'
import { dueCue, owedByMeCues, owedByThemCues, toSayCues, winCue } from './work-cues'
import { worldCues } from './world-cues'

/** In the order in which they are tried: the surer before the vaguer. */
export const allCues: readonly Cue[] = [
  ...namedCues,
  ...toSayCues,
  ...owedByThemCues,
  ...owedByMeCues,
  ...peopleCues,
  winCue,
  ...worldCues,
  dueCue,
  ...lastPeopleCues,
]
