/**
 * A failure the user can understand and act on: what happened, what was kept and what to do. `code` is for programs.
 * Anything else that is thrown reaches a window as `unexpected`, without its details.
 */
export class UserError extends Error {
  override readonly name = 'UserError'

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}
