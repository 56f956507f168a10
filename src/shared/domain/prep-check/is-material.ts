import type { KnownAction } from './known'

/** What is handed over, and can be read before the talk. */
export function isMaterial({ text }: KnownAction): boolean {
  return /\b(?:send|share|forward|mail|deliver|draft|write up|page|pager|one-pager|deck|slides|report|figures|numbers?|sheet|paper|memo|document|plan for|minutes of)\b/i.test(
    text,
  )
}
