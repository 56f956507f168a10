import { useRef, useState } from 'react'
import type { TransportLine } from '@shared/ipc/calls/sync'
import { Button } from '../../ui/Button'
import { RowList } from '../../ui/Row'
import { AddPlaceDialog } from './AddPlaceDialog'
import { ChangeRelayDialog } from './ChangeRelayDialog'
import { PlaceRow } from './PlaceRow'
import { RemovePlaceDialog } from './RemovePlaceDialog'
import { useFocusKept } from './use-focus-kept'

/** What the devices meet through, and the way to add more. */
export function PlaceList({ places }: { places: readonly TransportLine[] }) {
  const [isAdding, setAdding] = useState(false)
  const [leaving, setLeaving] = useState<TransportLine>()
  const [changing, setChanging] = useState<TransportLine>()
  const addButton = useRef<HTMLButtonElement>(null)
  // The button that asked goes with the relay or folder.
  useFocusKept(leaving?.id ?? changing?.id ?? 'listed', addButton)
  return (
    <div className="settings-group">
      <h3 className="settings-group-name" id="sync-places">
        Relays and folders
      </h3>
      {places.length === 0 ? (
        <p className="quiet-line">
          None yet. Add the relay you run, or a folder that another program keeps the same on your devices.
        </p>
      ) : (
        <RowList labelledBy="sync-places">
          {places.map((place) => (
            <PlaceRow
              key={place.id}
              place={place}
              onChange={() => setChanging(place)}
              onRemove={() => setLeaving(place)}
            />
          ))}
        </RowList>
      )}
      {places.length > 0 && (
        <p className="quiet-line">
          What you add here, add on your other devices, too: each keeps its own list.
        </p>
      )}
      <div className="actions">
        <Button
          ref={addButton}
          variant={places.length === 0 ? 'primary' : 'plain'}
          onPress={() => setAdding(true)}
        >
          Add a relay or folder
        </Button>
      </div>
      {changing && <ChangeRelayDialog relay={changing} onClose={() => setChanging(undefined)} />}
      {isAdding && <AddPlaceDialog onClose={() => setAdding(false)} />}
      {leaving && (
        <RemovePlaceDialog
          place={leaving}
          isLast={places.length === 1}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </div>
  )
}
