import { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { z } from 'zod'
import { identityFrom } from '@shared/sync/crypto/identity'
import { openSeal, seal } from '@shared/sync/crypto/seal'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { UserError } from '@shared/ipc/user-error'
import type { ChainId } from '@shared/sync/transport'
import { writeDurably } from '../../attachments/chunk-files'
import { newStretching, type Stretching } from './derive-key'
import type { Keychain } from './keychain'
import type { Keyring } from './keyring'

export type Protection = 'keychain' | 'passphrase' | 'none'

const associated = new TextEncoder().encode('leadup key file')
const base64 = z.string().transform((text) => Uint8Array.from(Buffer.from(text, 'base64')))

const fileSchema = z.discriminatedUnion('protection', [
  z.object({ version: z.literal(1), protection: z.literal('keychain'), secret: base64 }),
  z.object({
    version: z.literal(1),
    protection: z.literal('passphrase'),
    secret: base64,
    salt: base64,
    passes: z.number().int(),
    memoryBytes: z.number().int(),
  }),
  z.object({ version: z.literal(1), protection: z.literal('none'), secret: base64 }),
])

const secretSchema = z.object({ seeds: z.array(base64) })

export interface KeyFilePorts {
  path: string
  keychain: Keychain
  deriveKey: (passphrase: string, stretching: Stretching) => Promise<Uint8Array>
}

/** How the seeds are sealed on disk. */
type Guard =
  | { protection: 'keychain' }
  | { protection: 'none' }
  | { protection: 'passphrase'; key: Uint8Array; stretching: Stretching }

/**
 * The seeds of this device in a file beside the vault, guarded by the system's keychain, by a passphrase, or, where the
 * user was told and wanted neither, by nothing but the file's permissions. Never in the vault, an export or a log.
 */
export class KeyFile implements Keyring {
  private constructor(
    private readonly ports: KeyFilePorts,
    private guard: Guard,
    private readonly seeds: Map<ChainId, Uint8Array>,
  ) {}

  /** A new one, with nothing in it and nothing on disk yet. */
  static async create(ports: KeyFilePorts, passphrase: string | undefined): Promise<KeyFile> {
    await sodiumReady
    return new KeyFile(ports, await guardFor(ports, passphrase), new Map())
  }

  /**
   * `undefined` where there is none, `locked` where it wants a passphrase. Throws `wrong-passphrase`, and `key-lost`
   * where the keychain does not open it: it is another user's or machine's.
   */
  static async open(ports: KeyFilePorts, passphrase?: string): Promise<KeyFile | 'locked' | undefined> {
    await sodiumReady
    if (!existsSync(ports.path)) return undefined
    const file = parseFile(await readFile(ports.path, 'utf8'))
    if (file.protection === 'passphrase') {
      if (passphrase === undefined) return 'locked'
      const { salt, passes, memoryBytes } = file
      const stretching = { salt, passes, memoryBytes }
      const key = await ports.deriveKey(passphrase, stretching)
      return new KeyFile(
        ports,
        { protection: 'passphrase', key, stretching },
        seedsIn(openWith(key, file.secret)),
      )
    }
    const text =
      file.protection === 'none'
        ? Buffer.from(file.secret).toString('utf8')
        : await ports.keychain.open(file.secret).catch(() => {
            throw keyLost()
          })
    return new KeyFile(ports, { protection: file.protection }, seedsIn(text))
  }

  get protection(): Protection {
    return this.guard.protection
  }

  seedOf(chainId: ChainId): Uint8Array | undefined {
    return this.seeds.get(chainId)
  }

  async addSeed(seed: Uint8Array): Promise<void> {
    this.hold(seed)
    await this.keep()
  }

  /** Takes a seed into memory alone, until `keep`: what may still be called off leaves nothing on disk. */
  hold(seed: Uint8Array): void {
    this.seeds.set(identityFrom(seed).chainId, seed)
  }

  /** Resolves once everything held is on disk. */
  async keep(): Promise<void> {
    const text = JSON.stringify({ seeds: [...this.seeds.values()].map(toBase64) })
    const { path } = this.ports
    await writeDurably(dirname(path), basename(path), Buffer.from(JSON.stringify(await this.sealed(text))))
  }

  /** Guards them with a passphrase from now on; without one with the keychain, where there is one that protects. */
  async protect(passphrase: string | undefined): Promise<void> {
    this.guard = await guardFor(this.ports, passphrase)
    await this.keep()
  }

  /** Takes back what was kept. */
  async discard(): Promise<void> {
    await KeyFile.remove(this.ports)
  }

  /** Erases what is on disk, whoever could open it. */
  static async remove({ path }: Pick<KeyFilePorts, 'path'>): Promise<void> {
    await rm(path, { force: true })
  }

  private async sealed(text: string) {
    const { guard } = this
    if (guard.protection === 'none') {
      return { version: 1, protection: 'none', secret: toBase64(Buffer.from(text)) }
    }
    if (guard.protection === 'keychain') {
      return { version: 1, protection: 'keychain', secret: toBase64(await this.ports.keychain.seal(text)) }
    }
    const { passes, memoryBytes, salt } = guard.stretching
    const secret = toBase64(seal(guard.key, Buffer.from(text), associated))
    return { version: 1, protection: 'passphrase', secret, salt: toBase64(salt), passes, memoryBytes }
  }
}

async function guardFor(
  { keychain, deriveKey }: KeyFilePorts,
  passphrase: string | undefined,
): Promise<Guard> {
  if (passphrase !== undefined) {
    const stretching = newStretching()
    return { protection: 'passphrase', key: await deriveKey(passphrase, stretching), stretching }
  }
  return { protection: (await keychain.isProtecting()) ? 'keychain' : 'none' }
}

function parseFile(text: string): z.output<typeof fileSchema> {
  try {
    return fileSchema.parse(JSON.parse(text))
  } catch {
    throw keyLost()
  }
}

function openWith(key: Uint8Array, secret: Uint8Array): string {
  try {
    return Buffer.from(openSeal(key, secret, associated)).toString('utf8')
  } catch {
    throw new UserError('wrong-passphrase', 'This is not the passphrase. Nothing was changed.')
  }
}

function seedsIn(text: string): Map<ChainId, Uint8Array> {
  try {
    const { seeds } = secretSchema.parse(JSON.parse(text))
    return new Map(seeds.map((seed) => [identityFrom(seed).chainId, seed]))
  } catch {
    throw keyLost()
  }
}

export function keyLost(): UserError {
  return new UserError(
    'key-lost',
    'The key of this device cannot be read: it is gone or damaged, or was made by another user or on another machine. Everything is still here: join again, with a code from another device or with the recovery phrase.',
  )
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}
