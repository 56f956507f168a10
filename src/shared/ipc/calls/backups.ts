import { z } from 'zod'
import { call } from '../call'

const backupsSchema = z.object({
  /** Where they are: the whole workspace's folder is one above. */
  folder: z.string(),
  count: z.number().int(),
  /** ISO 8601; `null` while there is none. */
  lastMadeAt: z.string().nullable(),
})

export const backupCalls = {
  'backups.state': call(['main'], z.object({}), backupsSchema),
  /** Makes one now and checks it; returns once it is sound. */
  'backups.make': call(['main'], z.object({}), backupsSchema),
  /** Shows their folder in the system's file manager. */
  'backups.showFolder': call(['main'], z.object({}), z.object({})),
}
