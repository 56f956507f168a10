import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { identityFrom, newSeed } from '@shared/sync/crypto/identity'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { KeyFile, type KeyFilePorts } from '../../../src/main/sync/keys/key-file'
import { makeFolder, removeFolder } from '../../support/vault-fixture'

let folder: string
let ports: KeyFilePorts
let isProtecting: boolean
beforeEach(async () => {
  await sodiumReady
  folder = makeFolder()
  isProtecting = true
  ports = {
    path: join(folder, 'sync', 'keys.json'),
    keychain: {
      isProtecting: async () => isProtecting,
      seal: async (text) => Buffer.from(text).map((byte) => byte ^ 0x5a),
      open: async (sealed) => Buffer.from(sealed.map((byte) => byte ^ 0x5a)).toString('utf8'),
    },
    // Stands for Argon2id, which derive-key.test.ts looks at.
    deriveKey: async (passphrase, { salt }) =>
      Uint8Array.from(
        { length: 32 },
        (_, index) =>
          (passphrase.charCodeAt(index % passphrase.length) + (salt[index % salt.length] ?? 0)) % 256,
      ),
  }
})
afterEach(() => removeFolder(folder))

async function opened(passphrase?: string): Promise<KeyFile> {
  const file = await KeyFile.open(ports, passphrase)
  if (!file || file === 'locked') throw new Error(`not open: ${String(file)}`)
  return file
}

describe('the key file', () => {
  test('[I1] keeps seeds over restarts, guarded by the keychain, and shows none of them', async () => {
    const file = await KeyFile.create(ports, undefined)
    const seeds = [newSeed(), newSeed()]
    for (const seed of seeds) await file.addSeed(seed)
    expect(file.protection).toBe('keychain')
    const again = await opened()
    for (const seed of seeds) expect(again.seedOf(identityFrom(seed).chainId)).toEqual(seed)
    const text = readFileSync(ports.path, 'utf8')
    for (const seed of seeds) expect(text).not.toContain(Buffer.from(seed).toString('base64'))
  })

  test('is locked by a passphrase, which opens it and no other does', async () => {
    const file = await KeyFile.create(ports, 'a quiet harbour')
    const seed = newSeed()
    await file.addSeed(seed)
    expect(await KeyFile.open(ports)).toBe('locked')
    await expect(KeyFile.open(ports, 'a quiet harbor')).rejects.toMatchObject({ code: 'wrong-passphrase' })
    expect((await opened('a quiet harbour')).seedOf(identityFrom(seed).chainId)).toEqual(seed)
  })

  test('goes over to a passphrase and back to the keychain', async () => {
    const file = await KeyFile.create(ports, undefined)
    const seed = newSeed()
    await file.addSeed(seed)
    await file.protect('one')
    expect(await KeyFile.open(ports)).toBe('locked')
    await file.protect(undefined)
    expect((await opened()).seedOf(identityFrom(seed).chainId)).toEqual(seed)
  })

  test('says that nothing guards it where there is no keychain and no passphrase', async () => {
    isProtecting = false
    const file = await KeyFile.create(ports, undefined)
    await file.addSeed(newSeed())
    expect((await opened()).protection).toBe('none')
  })

  test('says in words that the key is lost where the keychain is another or the file is damaged', async () => {
    const file = await KeyFile.create(ports, undefined)
    await file.addSeed(newSeed())
    ports.keychain.open = () => Promise.reject(new Error('another user'))
    await expect(KeyFile.open(ports)).rejects.toMatchObject({ code: 'key-lost' })
    writeFileSync(ports.path, readFileSync(ports.path).subarray(0, 20))
    await expect(KeyFile.open(ports)).rejects.toMatchObject({ code: 'key-lost' })
  })

  test('is on disk once it is kept, and not before', async () => {
    const file = await KeyFile.create(ports, undefined)
    const seed = newSeed()
    file.hold(seed)
    expect(file.seedOf(identityFrom(seed).chainId)).toEqual(seed)
    expect(existsSync(ports.path)).toBe(false)
    await file.keep()
    expect((await opened()).seedOf(identityFrom(seed).chainId)).toEqual(seed)
  })

  test('leaves nothing behind when it is removed', async () => {
    const file = await KeyFile.create(ports, undefined)
    await file.addSeed(newSeed())
    await KeyFile.remove(ports)
    expect(existsSync(ports.path)).toBe(false)
    expect(await KeyFile.open(ports)).toBeUndefined()
  })
})
