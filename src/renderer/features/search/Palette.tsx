import './search.css'
import { Command } from 'cmdk'
import { CornerDownLeft, NotebookPen, Search, SquareChevronRight } from 'lucide-react'
import { useRef, useState, type ReactNode } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { useRoutes, type Route } from '../../app/route'
import {
  useAppCommand,
  useAvailableCommands,
  useRecordEdits,
  useWindowSession,
} from '../../app/window-session'
import { useEveryKind, useRowStore } from '../../documents/use-rows'
import { Avatar } from '../../ui/Avatar'
import { Kbd } from '../../ui/Kbd'
import { relationWords } from '../people/people-view'
import { useWorkspaceViews, type WorkspaceViews } from '../people/use-people-views'
import { captureLine } from './capture-line'
import { describeFound } from './describe-found'
import { Excerpt, Marked } from './Excerpt'
import { Nothing } from './Nothing'
import { whenInWords } from '../meetings/when-in-words'
import { paletteCommands, paletteMeetings, palettePeople } from './palette-entries'
import { useSearch } from './use-search'

/** Content shown in the palette; the results page has the rest. */
const shownFound = 6

/** Search and commands, over any screen. Rendered once, by the frame. */
export function Palette() {
  const [isOpen, setOpen] = useState(false)
  useAppCommand('open-palette', () => setOpen((wasOpen) => !wasOpen))
  const close = () => setOpen(false)
  if (!isOpen) return null
  return (
    <ModalOverlay
      className="dialog-backdrop"
      isOpen
      isDismissable
      onOpenChange={(next) => {
        if (!next) close()
      }}
    >
      <Modal className="dialog-box palette-box">
        <Dialog className="dialog" aria-label="Search and commands">
          <PaletteContent close={close} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function PaletteContent({ close }: { close: () => void }) {
  const [typed, setTyped] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const isCapturing = useRef(false)
  const edits = useRecordEdits()
  const routes = useRoutes()
  const views = useWorkspaceViews()
  const wanted = typed.trim()

  const go = (route: Route) => {
    close()
    routes.go(route)
  }

  const capture = async () => {
    if (isCapturing.current) return
    isCapturing.current = true
    const outcome = await captureLine(edits, wanted)
    isCapturing.current = false
    if (outcome !== 'refused') close()
  }

  return (
    <Command shouldFilter={false} loop label="Search and commands" className="palette">
      <div className="palette-line">
        <Search aria-hidden size={16} strokeWidth={1.75} />
        <Command.Input
          ref={input}
          autoFocus
          className="palette-input"
          dir="auto"
          placeholder="Search, or say what to do"
          value={typed}
          onValueChange={setTyped}
        />
      </div>
      <Nothing
        wanted={wanted}
        onCapture={() => void capture()}
        onClear={() => {
          setTyped('')
          input.current?.focus()
        }}
      />
      <Command.List className="palette-list" label="Results">
        {views && <PaletteRecords views={views} typed={typed} go={go} />}
        <PaletteCommands typed={typed} close={close} />
        {views && wanted !== '' && <PaletteFound views={views} typed={typed} go={go} />}
      </Command.List>
    </Command>
  )
}

interface PartProps {
  views: WorkspaceViews
  typed: string
  go: (route: Route) => void
}

function PaletteRecords({ views, typed, go }: PartProps) {
  const people = palettePeople(views, typed)
  const meetings = paletteMeetings(views, typed)
  return (
    <>
      {people.length > 0 && (
        <Command.Group heading="People" className="palette-group">
          {people.map(({ person }) => (
            <Item
              key={person.id}
              value={`person-${person.id}`}
              lead={<Avatar id={person.id} name={person.fields.name} size="small" />}
              end={relationWords[person.fields.relation]}
              onSelect={() => go({ screen: 'person', id: person.id })}
            >
              {person.fields.name}
            </Item>
          ))}
        </Command.Group>
      )}
      {meetings.length > 0 && (
        <Command.Group heading={typed.trim() === '' ? 'Next' : '1:1s'} className="palette-group">
          {meetings.map((view) => (
            <Item
              key={view.meeting.id}
              value={`meeting-${view.meeting.id}`}
              lead={<NotebookPen aria-hidden size={16} strokeWidth={1.75} />}
              end={whenInWords(view, views.viewpoint)}
              onSelect={() => go({ screen: 'meeting', id: view.meeting.id })}
            >
              {view.title}
            </Item>
          ))}
        </Command.Group>
      )}
    </>
  )
}

function PaletteCommands({ typed, close }: { typed: string; close: () => void }) {
  const { commands } = useWindowSession()
  const found = paletteCommands(useAvailableCommands(), typed)
  if (found.length === 0) return null
  return (
    <Command.Group heading="Commands" className="palette-group">
      {found.map(({ id, label, keys }) => (
        <Item
          key={id}
          value={`command-${id}`}
          lead={<SquareChevronRight aria-hidden size={16} strokeWidth={1.75} />}
          end={keys && <Kbd keys={keys} />}
          onSelect={() => {
            close()
            commands.run(id)
          }}
        >
          {label}
        </Item>
      ))}
    </Command.Group>
  )
}

function PaletteFound({ views, typed, go }: PartProps) {
  const rows = useRowStore()
  const areRowsThere = useEveryKind()
  const { answer } = useSearch(typed, shownFound)
  if (!answer || !areRowsThere) return null
  const isListed = new Set([
    ...palettePeople(views, typed).map(({ person }) => person.id),
    ...paletteMeetings(views, typed).map(({ meeting }) => meeting.id),
  ])
  const found = answer.results.flatMap((result) =>
    isListed.has(result.id) && result.inFields ? [] : (describeFound(result, views, rows) ?? []),
  )
  if (found.length === 0) return null
  return (
    <Command.Group heading="What you wrote" className="palette-group">
      {found.map(({ id, icon: Icon, title, kind, route, excerpt, isPrivate }) => (
        <Item
          key={id}
          value={`found-${id}`}
          lead={<Icon aria-hidden size={16} strokeWidth={1.75} />}
          end={kind}
          onSelect={() => go(route)}
        >
          <span className="palette-found">
            <span className="palette-found-title" dir="auto">
              <Marked excerpt={title} />
            </span>
            {excerpt.text && <Excerpt excerpt={excerpt} isPrivate={isPrivate} />}
          </span>
        </Item>
      ))}
      <Item
        value="all-results"
        lead={<Search aria-hidden size={16} strokeWidth={1.75} />}
        onSelect={() => go({ screen: 'search', query: typed.trim() })}
      >
        All results for “{typed.trim()}”
      </Item>
    </Command.Group>
  )
}

interface ItemProps {
  /** Tells entries apart; not shown. */
  value: string
  lead: ReactNode
  end?: ReactNode
  onSelect: () => void
  children: ReactNode
}

function Item({ value, lead, end, onSelect, children }: ItemProps) {
  return (
    <Command.Item value={value} onSelect={onSelect} className="option palette-item">
      <span className="palette-lead">{lead}</span>
      <span className="option-words">{children}</span>
      {end && <span className="palette-end figures">{end}</span>}
      <CornerDownLeft aria-hidden className="palette-enter" size={14} strokeWidth={1.75} />
    </Command.Item>
  )
}
