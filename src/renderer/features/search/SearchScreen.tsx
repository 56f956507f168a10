import './search.css'
import '../../ui/form.css'
import { useEffect, useRef } from 'react'
import { useRoutes } from '../../app/route'
import { useEveryKind, useRowStore } from '../../documents/use-rows'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import { Kbd } from '../../ui/Kbd'
import { OpenList, OpenRow } from '../../ui/OpenList'
import { Screen } from '../../ui/Screen'
import { SearchField } from '../../ui/SearchField'
import { Skeleton } from '../../ui/Skeleton'
import { useWorkspaceViews, type WorkspaceViews } from '../people/use-people-views'
import { describeFound, type FoundView } from './describe-found'
import { Excerpt, Marked } from './Excerpt'
import { useSearch, type SearchAnswer } from './use-search'

/** More than this nobody reads; a further word narrows it. */
const mostResults = 100

/** Everything that was found, with the place it was found in. */
export function SearchScreen({ query }: { query: string }) {
  const routes = useRoutes()
  const input = useRef<HTMLInputElement>(null)
  const { answer, answeredFor, failure } = useSearch(query, mostResults)
  useEffect(() => input.current?.focus(), [])
  return (
    <Screen label="Search" lead={<h1 className="screen-name">Search</h1>}>
      <div className="list-page">
        <SearchField
          label="Search everything"
          placeholder="People, 1:1s, agendas, captures"
          value={query}
          onChange={(typed) => routes.replace({ screen: 'search', query: typed })}
          inputRef={input}
        />
        {query.trim() === '' && <SearchTeaches />}
        {failure && <ErrorNote>{failure}</ErrorNote>}
        {query.trim() !== '' && !answer && !failure && <Skeleton rows={4} />}
        {answer && <Results answer={answer} query={answeredFor} />}
      </div>
    </Screen>
  )
}

function Results({ answer, query }: { answer: SearchAnswer; query: string }) {
  const views = useWorkspaceViews()
  const rows = useRowStore()
  // Their rows give results their names and places.
  const areRowsThere = useEveryKind()
  if (!views || !areRowsThere) return <Skeleton rows={4} />
  const found = answer.results.flatMap((result) => describeFound(result, views, rows) ?? [])
  if (found.length === 0) {
    return (
      <EmptyState title={`Nothing holds “${query}”`}>
        <p>Try the beginning of a word: “migr” finds migration. Fewer words find more.</p>
        <p>What is in the trash is not searched.</p>
      </EmptyState>
    )
  }
  return (
    <>
      <p className="quiet-line" role="status">
        {found.length === 1 ? 'One result' : `${found.length}${answer.isCut ? ' newest' : ''} results`}
        {answer.isCut ? '. Another word narrows them.' : ''}
      </p>
      <FoundList found={found} views={views} />
    </>
  )
}

function FoundList({ found }: { found: readonly FoundView[]; views: WorkspaceViews }) {
  const routes = useRoutes()
  const open = (id: string) => {
    const result = found.find((view) => view.id === id)
    if (result) routes.go(result.route)
  }
  return (
    <OpenList label="Results" onOpen={open}>
      {found.map(({ id, icon: Icon, title, kind, excerpt, isPrivate }) => (
        <OpenRow
          key={id}
          id={id}
          text={[title.text, kind].filter(Boolean).join(', ')}
          lead={<Icon aria-hidden size={16} strokeWidth={1.75} />}
          title={<Marked excerpt={title} />}
          detail={excerpt.text && <Excerpt excerpt={excerpt} isPrivate={isPrivate} />}
          end={kind}
        />
      ))}
    </OpenList>
  )
}

function SearchTeaches() {
  return (
    <EmptyState title="Everything you wrote, by its words">
      <p>Names, agendas, notes and captures are found as you type, in any language.</p>
      <p>
        <Kbd keys="Mod+K" /> searches from anywhere, and finds commands too.
      </p>
    </EmptyState>
  )
}
