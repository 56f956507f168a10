import { Check } from 'lucide-react'
import type { ProjectedItem } from '@shared/body/project-body'
import { lengthInWords } from '@shared/domain/meeting-words'
import { kindWords } from '../../editor/item/item-kinds'
import { Dialog } from '../../ui/Dialog'
import { OpenList, OpenRow } from '../../ui/OpenList'

interface ItemsDialogProps {
  items: readonly ProjectedItem[]
  presentId: string | undefined
  onShow: (id: string) => void
  onClose: () => void
}

/** All that is talked about, to go straight to one. */
export function ItemsDialog({ items, presentId, onShow, onClose }: ItemsDialogProps) {
  return (
    <Dialog title="Items of this 1:1" onClose={onClose}>
      <OpenList label="Items" onOpen={onShow}>
        {items.map(({ id, kind, headline, minutes, ticked }) => (
          <OpenRow
            key={id}
            id={id}
            text={[headline || 'An empty item', ticked ? 'ticked' : ''].filter(Boolean).join(', ')}
            title={<span className="document-text">{headline || 'An empty item'}</span>}
            detail={[
              kindWords(kind).label,
              minutes > 0 ? lengthInWords(minutes) : '',
              id === presentId ? 'in sight now' : '',
            ]
              .filter(Boolean)
              .join(' · ')}
            isFaint={ticked}
            end={ticked && <Check aria-label="Ticked" size={16} />}
          />
        ))}
      </OpenList>
    </Dialog>
  )
}
