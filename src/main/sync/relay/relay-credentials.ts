/** What a device proves who it is with. Secret keys stay with whoever made this. */
export interface RelayCredentials {
  /** 16 bytes. [I3] */
  workspaceTag: Uint8Array
  /** The device's Ed25519 public key. */
  signingKey: Uint8Array
  /** Signs with the device's key. */
  sign: (message: Uint8Array) => Uint8Array
  /** The write key of the epoch in force here, to register a workspace the relay does not know. */
  currentWriteKey: () => { epochNumber: number; writePublicKey: Uint8Array } | undefined
  /** Signs with the secret half of a write key, of any epoch this device has; `undefined` where it has not. */
  signWithWriteKey: (writePublicKey: Uint8Array, message: Uint8Array) => Uint8Array | undefined
  /** The recovery identity, as long as its phrase was just typed. */
  recovery: () => { signingKey: Uint8Array; sign: (message: Uint8Array) => Uint8Array } | undefined
}
