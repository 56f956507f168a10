/** The scheme of our own pages, and under what every one of them lives. */
export const appScheme = 'app'
export const appOrigin = 'app://leadup/'

/** Whether this is the address of a page of ours. Parsed, since `app://leadup.elsewhere/` begins alike. */
export function isOwnPage(address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  return url.protocol === `${appScheme}:` && url.host === 'leadup' && url.username === '' && url.port === ''
}
