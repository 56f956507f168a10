import { UserError } from '@shared/ipc/user-error'

/** Why a line could not be kept. */
export function reasonOf(error: unknown): string {
  if (error instanceof UserError && error.code === 'bad-arguments') {
    return 'This is more than a capture holds. Shorten it; it is still here.'
  }
  return `${error instanceof Error ? error.message : String(error)} Your line is still here.`
}
