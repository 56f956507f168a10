import { beforeAll, expect, test } from 'vitest'
import { settingsId } from '@shared/documents/kinds/settings'
import { identityFrom, newSeed } from '@shared/sync/crypto/identity'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { becomeMember } from '../../src/main/sync/enter-workspace.ts'
import { SyncStore } from '../../src/main/sync/engine/sync-store.ts'
import { deskAndLaptop } from '../support/sync/devices-over.ts'
import { SimulatedDevice } from '../support/sync/simulated-device.ts'

beforeAll(() => sodiumReady)

test('[D1] a device that is cut off while it joins is a member that knows where to meet the others and shares no settings, or none at all', async () => {
  const { desk, time, random } = await deskAndLaptop()
  const phone = new SimulatedDevice('Phone', time, random)
  await phone.write(settingsId, { kind: 'settings', theme: 'dark' })
  await phone.write('p1', { kind: 'person', name: 'Petra', trashedAt: null })
  const { vault } = phone
  const disks = [phone.copyOfDisk()]
  const transaction = vault.transaction.bind(vault)
  vault.transaction = (run) => {
    const result = transaction(run)
    disks.push(phone.copyOfDisk())
    return result
  }
  const identity = identityFrom(newSeed())
  const { roster, heads } = desk.replica?.admit(identity) ?? { roster: [], heads: {} }
  const workspaceTag = desk.store.read<string>('workspaceTag') ?? ''
  const place = { id: 'folder', kind: 'folder', path: '/shared' } as const
  const handover = { workspaceTag, roster, heads, address: '', name: 'Desk' }
  becomeMember(vault, { identity, deviceName: 'Phone', place, by: { handover } }, [])
  const states = disks.map((disk) => ({
    isMember: new SyncStore(disk).read('workspaceTag') === workspaceTag,
    places: new SyncStore(disk).read('places'),
    settings: disk.get('select 1 as one from fields where document_id = ?', settingsId) !== undefined,
  }))
  expect(states.at(0)).toEqual({ isMember: false, places: undefined, settings: true })
  expect(states.slice(1)).toEqual(
    Array.from({ length: disks.length - 1 }, () => ({ isMember: true, places: [place], settings: false })),
  )
  expect(vault.row('p1')?.fields).toMatchObject({ name: 'Petra' })
})
