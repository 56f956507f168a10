import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type Electron from 'electron'
import { recordShellRequest } from './shell.ts'
import { Strict, StrictEmitter, strict, type Surface } from './strict.ts'

class PowerMonitor extends StrictEmitter implements Surface<Electron.PowerMonitor> {
  onBatteryPower = false
  #idleSeconds = 0

  constructor() {
    super(
      'powerMonitor',
      'lock-screen on-ac on-battery resume shutdown suspend unlock-screen user-did-become-active user-did-resign-active'.split(
        ' ',
      ),
    )
  }

  getSystemIdleTime(): number {
    return this.#idleSeconds
  }

  getSystemIdleState(threshold: number): 'active' | 'idle' {
    return this.#idleSeconds >= threshold ? 'idle' : 'active'
  }

  isOnBatteryPower(): boolean {
    return this.onBatteryPower
  }

  setIdleTime(seconds: number): void {
    this.#idleSeconds = seconds
  }
}

export const powerMonitor = new PowerMonitor()

/** The key stays the same over relaunches, as a system's keyring does; it protects nothing. */
const key = Buffer.alloc(32, 'electron stand-in')

function encrypt(plainText: string): Buffer {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const sealed = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.from('v11'), iv, cipher.getAuthTag(), sealed])
}

function decrypt(encrypted: Buffer): string {
  if (encrypted.toString('latin1', 0, 3) !== 'v11')
    throw new Error('Error while decrypting the ciphertext provided')
  const decipher = createDecipheriv('aes-256-gcm', key, encrypted.subarray(3, 15))
  decipher.setAuthTag(encrypted.subarray(15, 31))
  return Buffer.concat([decipher.update(encrypted.subarray(31)), decipher.final()]).toString('utf8')
}

export const safeStorage = strict('safeStorage', {
  isAsyncEncryptionAvailable: () => Promise.resolve(true),
  isEncryptionAvailable: () => true,
  encryptStringAsync: (plainText: string) => Promise.resolve(encrypt(plainText)),
  decryptStringAsync: async (encrypted: Buffer) => ({ result: decrypt(encrypted), shouldReEncrypt: false }),
  encryptString: encrypt,
  decryptString: decrypt,
  getSelectedStorageBackend: () => 'gnome_libsecret' as const,
  setUsePlainTextEncryption: () => undefined,
}) satisfies Partial<Electron.SafeStorage>

const shown: ShownNotification[] = []

/** The user presses the notification that was shown last. */
export function clickNotification(): void {
  const last = shown.at(-1)
  if (!last) throw new Error('no notification was shown')
  last.emit('click', {})
}

class ShownNotification extends StrictEmitter {
  title: string
  body: string
  readonly silent: boolean

  constructor({ title = '', body = '', silent = false }: Electron.NotificationConstructorOptions = {}) {
    super('Notification', ['action', 'click', 'close', 'failed', 'reply', 'show'])
    this.title = title
    this.body = body
    this.silent = silent
  }

  show(): void {
    shown.push(this)
    recordShellRequest('notification', `${this.title}\n${this.body}`)
    this.emit('show', {})
  }

  close(): void {
    this.emit('close', {})
  }
}

export const Notification = strict(
  'Notification (static)',
  Object.assign(ShownNotification, { isSupported: () => true }),
)

class SystemPreferences extends Strict {
  constructor() {
    super('systemPreferences')
  }

  getAnimationSettings(): Electron.AnimationSettings {
    return {
      shouldRenderRichAnimation: true,
      scrollAnimationsEnabledBySystem: true,
      prefersReducedMotion: false,
    }
  }
}

export const systemPreferences = new SystemPreferences()

export const crashReporter = strict('crashReporter', {
  start: () => undefined,
  getUploadToServer: () => false,
  setUploadToServer: () => undefined,
  addExtraParameter: () => undefined,
  removeExtraParameter: () => undefined,
}) satisfies Partial<Electron.CrashReporter>
