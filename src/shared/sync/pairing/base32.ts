/** Crockford's base32: no I, L, O and U, which are taken for others when read or typed. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const bitsOfCharacter = 5

export function encodeBase32(bytes: Uint8Array): string {
  let text = ''
  let held = 0
  let heldBits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    heldBits += 8
    while (heldBits >= bitsOfCharacter) {
      heldBits -= bitsOfCharacter
      text += alphabet.charAt((held >> heldBits) & 31)
    }
    held &= (1 << heldBits) - 1
  }
  return heldBits > 0 ? text + alphabet.charAt(held << (bitsOfCharacter - heldBits)) : text
}

/** Takes upper case only; `undefined` for other characters, and where bits are left over that encoding never leaves. */
export function decodeBase32(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.floor((text.length * bitsOfCharacter) / 8))
  let at = 0
  let held = 0
  let heldBits = 0
  for (const character of text) {
    const value = alphabet.indexOf(character)
    if (value < 0) return undefined
    held = (held << bitsOfCharacter) | value
    heldBits += bitsOfCharacter
    if (heldBits >= 8) {
      heldBits -= 8
      bytes[at] = held >> heldBits
      at += 1
      held &= (1 << heldBits) - 1
    }
  }
  return heldBits < bitsOfCharacter && held === 0 ? bytes : undefined
}
