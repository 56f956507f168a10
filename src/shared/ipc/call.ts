import type { z } from 'zod'

/** The windows there are, by what they may ask of the main process. */
export type WindowRole = 'main' | 'capture'

/** One call of the contract: who may make it, what it takes and what comes back. */
export interface Call<Args extends z.ZodType = z.ZodType, Result extends z.ZodType = z.ZodType> {
  roles: readonly WindowRole[]
  args: Args
  result: Result
}

export function call<Args extends z.ZodType, Result extends z.ZodType>(
  roles: readonly WindowRole[],
  args: Args,
  result: Result,
): Call<Args, Result> {
  return { roles, args, result }
}

/** One event the main process sends: which windows get it and what it holds. */
export interface Event<Payload extends z.ZodType = z.ZodType> {
  roles: readonly WindowRole[]
  payload: Payload
}

export function event<Payload extends z.ZodType>(
  roles: readonly WindowRole[],
  payload: Payload,
): Event<Payload> {
  return { roles, payload }
}
