/** Why the relay does not do what a device asks, as it crosses to the device. [L7] */
export type RefusalCode =
  | 'fork'
  | 'gap'
  | 'quota'
  | 'too-large'
  | 'too-many'
  | 'busy'
  | 'removed'
  | 'invite-needed'
  | 'not-admitted'
  | 'not-yours'
  | 'no-mailbox'
  | 'wrong-version'
  | 'garbled'
  | 'too-slow'
  | 'failed'

/** Refuses one request, or a connection that is not let in yet; nothing was changed. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly retryAfterMs = 0,
  ) {
    super(code)
    this.name = 'Refusal'
  }
}
