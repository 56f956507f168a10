import './avatar.css'

/** How many colours `avatar.css` has. */
const colourCount = 9

interface AvatarProps {
  /** Gives the colour, so that a person keeps it when renamed. */
  id: string
  name: string
  size?: 'small' | 'medium' | 'large'
}

/** A person's initials. Decoration, drawn and not written: the name always stands beside it. */
export function Avatar({ id, name, size = 'medium' }: AvatarProps) {
  return (
    <span
      aria-hidden
      className="avatar"
      data-size={size}
      data-colour={colourOf(id)}
      data-initials={initialsOf(name)}
    />
  )
}

/** The first letters of the first and the last word; of one word its first two. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const first = words[0] ?? ''
  const last = words.length > 1 ? (words.at(-1) ?? '') : ''
  const letters = last ? [firstLetter(first), firstLetter(last)] : [...first].slice(0, 2)
  return letters.join('').toLocaleUpperCase()
}

function firstLetter(word: string): string {
  return [...word][0] ?? ''
}

/** FNV-1a, so that ids that differ little do not share a colour more often than chance has it. */
function colourOf(id: string): number {
  let hash = 0x811c9dc5
  for (const letter of id) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return (hash >>> 16) % colourCount
}
