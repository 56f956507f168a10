/** The sides a fact can be asked about from, in the order of the keys 1, 2, 3. */
export const angles = ['assumption', 'choice', 'customer'] as const
export type OpenerAngle = (typeof angles)[number]

/** Questions that can be asked from each side. */
export type ByAngle = Record<OpenerAngle, readonly string[]>
