import type { Handlers } from '../ipc/serve'

type SearchHandlers = Pick<Handlers, Extract<keyof Handlers, `search.${string}`>>

export const searchHandlers: SearchHandlers = {
  'search.linking': ({ id }, { workspace }) => workspace.linking(id),
  'search.query': ({ text, limit }, { workspace }) => workspace.search(text, limit),
}
