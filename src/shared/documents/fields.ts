import { z } from 'zod'

/** Field schemas that several kinds share. Each has a default, as `KindDefinition.shape` asks. */

export const textField = z.string().max(100_000).default('')
export const optionalId = z.string().max(64).nullable().default(null)
/** A day as `YYYY-MM-DD`; empty for none. */
export const dayField = z.string().max(10).default('')
export const idsField = z.array(z.string().max(64)).default([])
export const wordsField = z.array(z.string().max(100)).default([])
/** A UTC instant, ISO 8601 with `Z`. */
export const instantField = z.string().nullable().default(null)
/** What was removed stays in the trash this long, and is erased then. */
export const trashDays = 30

/** What every kind has besides its own fields. */
export const commonShape = {
  createdAt: instantField,
  /** In the trash since; purged thirty days later. */
  trashedAt: instantField,
}
