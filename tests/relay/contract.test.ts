import type { Transport } from '@shared/sync/transport'
import { bytesToHex } from '@shared/sync/relay/hex'
import { transportContract } from '../sync/transport-contract.ts'
import { connect, untilReady } from '../support/sync/relay-devices.ts'
import { makeDevice, makePair, makeWorkspace } from '../support/sync/relay-identity.ts'
import { startTestRelay } from '../support/sync/start-relay.ts'

transportContract('relay', async () => {
  const relay = await startTestRelay()
  const workspace = makeWorkspace()
  const pairs = new Map<string, ReturnType<typeof makePair>>()
  const opened = new Set<Transport>()
  return {
    open: async (name) => {
      const pair = pairs.get(name) ?? makePair()
      pairs.set(name, pair)
      const device = makeDevice(workspace, undefined, pair)
      const { transport } = connect(device, relay.address)
      opened.add(transport)
      await untilReady(transport)
      return { transport, chain: { workspaceTag: bytesToHex(workspace.tag), chainId: device.chainId } }
    },
    restart: async () => {
      await relay.halt()
      await relay.restart()
    },
    tearDown: async () => {
      for (const transport of opened) await transport.close()
      await relay.stop()
    },
  }
})
