import { z } from 'zod'
import { documentIdSchema } from '../../documents/document'
import { call, event } from '../call'

const chainId = z.string().regex(/^[0-9a-f]{32}$/)
const address = z.string().min(1).max(500)
const invite = z.string().max(200)
/** What the main process named: a relay or folder, a notice, a folder that was chosen. */
const givenId = z.string().min(1).max(200)
/** Typed back by the user: any case, any spaces; checked by the main process. */
const phrase = z.string().max(1000)
const passphrase = z.string().min(1).max(1000)

/** Where entries go: one line of the Devices screen. */
const transportLineSchema = z.object({
  id: z.string(),
  kind: z.enum(['relay', 'folder']),
  /** The relay's host or the folder's path, as the user knows it. */
  label: z.string(),
  connection: z.enum(['connecting', 'ready', 'offline', 'refused', 'paused']),
  /** What is wrong, and what to do; `null` where nothing is. */
  message: z.string().nullable(),
  /** `invite-needed` asks for one. */
  code: z.string().nullable(),
  /** Changes of this device it has not confirmed yet. */
  waiting: z.number().int(),
  quota: z.object({ usedBytes: z.number(), limitBytes: z.number() }).nullable(),
})
export type TransportLine = z.output<typeof transportLineSchema>

/** One device of the workspace. */
const deviceLineSchema = z.object({
  chainId,
  name: z.string(),
  isThis: z.boolean(),
  /** Instant of the last thing that came from it; `null` where nothing ever did. */
  lastWordAt: z.string().nullable(),
  /** Changes of this device that it has not acknowledged. */
  waiting: z.number().int(),
  /** What is unusual about it: it speaks a newer version, something of it is missing. `null` where nothing is. */
  message: z.string().nullable(),
  /** It runs a newer Leadup, and its newest changes wait until this device has it too. */
  isNewer: z.boolean(),
  isRemoved: z.boolean(),
  /** It is removed because it left by itself. */
  hasLeft: z.boolean(),
})
export type DeviceLine = z.output<typeof deviceLineSchema>

/** Something noticed about relay, folder or devices that the user should know. */
const syncNoticeSchema = z.object({
  id: z.string(),
  tone: z.enum(['info', 'attention', 'loss']),
  text: z.string(),
  at: z.string(),
})
export type SyncNotice = z.output<typeof syncNoticeSchema>

/**
 * `off`: not turned on. `locked`: the passphrase is needed. `on`. `paused`. `removed`: another device removed this one;
 * everything is still here, and nothing travels any more.
 */
const syncPhases = ['off', 'locked', 'on', 'paused', 'removed'] as const

const syncStateSchema = z.object({
  phase: z.enum(syncPhases),
  deviceName: z.string(),
  /** What guards this device's key: the system's keychain, a passphrase, or nothing (`none`, said plainly). */
  protection: z.enum(['keychain', 'passphrase', 'none']),
  /** Whether the system has a keychain that protects; where not, a passphrase is offered. */
  hasKeychain: z.boolean(),
  transports: z.array(transportLineSchema),
  /** This device first; removed ones last. */
  devices: z.array(deviceLineSchema),
  notices: z.array(syncNoticeSchema),
  /** Changes saved on this device that no transport has confirmed. */
  waiting: z.number().int(),
  /** How far this device's last change has come, for the indicator. */
  reached: z.enum(['device', 'folder', 'relay', 'other-device']),
  /** Names of the devices that acknowledged everything of this one. */
  reachedDevices: z.array(z.string()),
})
export type SyncState = z.output<typeof syncStateSchema>

/** Where a pairing stands, on either side. */
const pairingStateSchema = z.discriminatedUnion('step', [
  z.object({ step: z.literal('none') }),
  /** This device shows a code. `qrSvg` is a path for a 0 0 size size viewBox, one unit a module. */
  z.object({
    step: z.literal('showing-code'),
    code: z.string(),
    qr: z.object({ size: z.number().int(), path: z.string() }),
    expiresAt: z.string(),
  }),
  z.object({ step: z.literal('connecting') }),
  z.object({ step: z.literal('compare'), digits: z.string(), otherName: z.string().nullable() }),
  /** The user here said that the digits are the same; the other side has not yet. */
  z.object({ step: z.literal('waiting-for-other') }),
  z.object({ step: z.literal('done'), otherName: z.string() }),
  z.object({ step: z.literal('failed'), message: z.string() }),
])
export type PairingState = z.output<typeof pairingStateSchema>

/** A person or meeting that is likely in both workspaces. */
const likelyDuplicateSchema = z.object({
  kind: z.enum(['person', 'meeting']),
  hereId: z.string(),
  thereId: z.string(),
  here: z.string(),
  there: z.string(),
  why: z.string(),
})
export type LikelyDuplicate = z.output<typeof likelyDuplicateSchema>

/** Where joining another workspace stands on the device that joins. */
const joiningStateSchema = z.discriminatedUnion('step', [
  z.object({ step: z.literal('none') }),
  /** Fetching what is there, to preview it. */
  z.object({ step: z.literal('fetching'), done: z.number(), of: z.number().nullable() }),
  /** Both have something: what the union would be. Nothing has changed yet. */
  z.object({
    step: z.literal('preview'),
    here: z.record(z.string(), z.number().int()),
    there: z.record(z.string(), z.number().int()),
    duplicates: z.array(likelyDuplicateSchema),
    /** Set where the recovery phrase was used: what it cannot know. */
    caution: z.string().nullable(),
  }),
  z.object({ step: z.literal('joining') }),
  z.object({
    step: z.literal('done'),
    /** Whether all that is there has come already. */
    isComplete: z.boolean(),
    caution: z.string().nullable(),
  }),
  z.object({ step: z.literal('failed'), message: z.string() }),
])
export type JoiningState = z.output<typeof joiningStateSchema>

/** A relay's address, or the folder the main process's dialog asked for. */
const meetingPlace = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('relay'), address }),
  z.object({ kind: z.literal('folder'), folderToken: givenId }),
])

const relayShape = { address, invite: invite.optional(), isUntried: z.boolean().optional() }

export const syncCalls = {
  'sync.state': call(['main'], z.object({}), syncStateSchema),
  /** Makes a recovery phrase and keeps it in memory only; nothing is turned on yet. 24 words. */
  'sync.prepare': call(['main'], z.object({}), z.object({ words: z.array(z.string()) })),
  /** Lets go of a phrase that was not confirmed. */
  'sync.forgetPhrase': call(['main'], z.object({}), z.object({})),
  /** Opens the system's print dialog for what the window's print styles leave: the phrase on a page of its own. */
  'sync.printPhrase': call(['main'], z.object({}), z.object({})),
  /**
   * The phrase typed back: a backup is made, then this device founds the workspace's sync. Nothing is sent before a
   * transport is added. Refused with `wrong-phrase`.
   */
  'sync.create': call(
    ['main'],
    z.object({ phrase, deviceName: z.string().min(1).max(60), passphrase: passphrase.optional() }),
    syncStateSchema,
  ),
  /**
   * Tried before it is added, unless `isUntried`. Refused with `invite-needed`, with `not-now` where it cannot be
   * reached or not used yet, and with `no-relay` where there is none.
   */
  'sync.addRelay': call(['main'], z.object(relayShape), syncStateSchema),
  /** Puts another address, or an invite, in the place of a relay; where it is refused nothing changes. */
  'sync.changeRelay': call(['main'], z.object({ id: givenId, ...relayShape }), syncStateSchema),
  /** Opens the system's dialog; `null` where the user chose none. The token stands for it in the calls below. */
  'sync.chooseFolder': call(
    ['main'],
    z.object({}),
    z.object({ folderToken: z.string(), path: z.string() }).nullable(),
  ),
  'sync.addFolder': call(['main'], z.object({ folderToken: givenId }), syncStateSchema),
  /** Tries a relay or a folder again now; with an invite where its `code` is `invite-needed`. */
  'sync.retryTransport': call(
    ['main'],
    z.object({ id: givenId, invite: invite.optional() }),
    syncStateSchema,
  ),
  /** What waits for it goes on waiting where there is another; it is told first. */
  'sync.removeTransport': call(['main'], z.object({ id: givenId }), syncStateSchema),
  'sync.setPaused': call(['main'], z.object({ isPaused: z.boolean() }), syncStateSchema),
  'sync.renameDevice': call(['main'], z.object({ name: z.string().min(1).max(60) }), syncStateSchema),
  'sync.removeDevice': call(['main'], z.object({ chainId }), syncStateSchema),
  /** Takes this device out of sync, from whatever phase; what is here stays. */
  'sync.turnOff': call(['main'], z.object({}), syncStateSchema),
  'sync.unlock': call(['main'], z.object({ passphrase }), syncStateSchema),
  /** Guards the key with a passphrase from now on, or with the keychain where none is given. */
  'sync.protect': call(['main'], z.object({ passphrase: passphrase.nullable() }), syncStateSchema),
  'sync.dismissNotice': call(['main'], z.object({ id: givenId }), syncStateSchema),
  /** Takes out of the trash what was moved there from elsewhere, much at once; the notice of it goes. */
  'sync.bringBack': call(['main'], z.object({}), syncStateSchema),

  'sync.pairing': call(['main'], z.object({}), pairingStateSchema),
  /** Shows a code on this device, for a new one; through this transport. */
  'sync.beginPairing': call(['main'], z.object({ transportId: givenId }), pairingStateSchema),
  /**
   * On the new device. For a folder the token says which; refused with `folder-needed` where it is missing, and with
   * `bad-code` where the code cannot be read, without using the code up. Once paired, `joining` goes on.
   */
  'sync.joinByCode': call(
    ['main'],
    z.object({
      code: z.string().max(1000),
      deviceName: z.string().min(1).max(60),
      folderToken: givenId.optional(),
      passphrase: passphrase.optional(),
    }),
    pairingStateSchema,
  ),
  /** Whether the digits on both screens are the same; `false` ends the pairing. */
  'sync.answerDigits': call(['main'], z.object({ areSame: z.boolean() }), pairingStateSchema),
  /** Ends a pairing wherever it is, and puts one that is over back to `none`. */
  'sync.cancelPairing': call(['main'], z.object({}), pairingStateSchema),

  'sync.joining': call(['main'], z.object({}), joiningStateSchema),
  'sync.joinByPhrase': call(
    ['main'],
    z.object({
      phrase,
      place: meetingPlace,
      deviceName: z.string().min(1).max(60),
      passphrase: passphrase.optional(),
    }),
    joiningStateSchema,
  ),
  /** Carries out the previewed union; of each duplicate named, the one here is merged into the one there. */
  'sync.confirmJoin': call(
    ['main'],
    z.object({ mergeHereIds: z.array(documentIdSchema).max(10_000) }),
    joiningStateSchema,
  ),
  /** Ends a join that changed nothing yet, and puts one that is over back to `none`. */
  'sync.cancelJoin': call(['main'], z.object({}), joiningStateSchema),
}

export const syncEvents = {
  'sync.changed': event(['main'], syncStateSchema),
  'sync.pairingChanged': event(['main'], pairingStateSchema),
  'sync.joiningChanged': event(['main'], joiningStateSchema),
}
