import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { maxFrameBytes } from '@shared/sync/relay/relay-limits'
import { WebSocketServer, type WebSocket } from 'ws'
import type { Desk } from '../connection/answer-request'
import { DeviceConnection } from '../connection/device-connection'
import { Mailboxes } from '../connection/mailboxes'
import { Rooms } from '../connection/rooms'
import { UnsentBytes } from '../connection/unsent-bytes'
import { createLog } from '../observe/relay-log'
import { RelayMetrics } from '../observe/relay-metrics'
import type { RelayOptions } from '../options'
import type { RelayPorts } from '../ports'
import type { RelayStore } from '../store/relay-store'
import { AddressLimits } from './address-limits'
import { clientAddress } from './client-address'
import { answerPages, createHttpServer, listen } from './http-server'
import { relayGauges } from './relay-gauges'
import { WaitingRoom } from './waiting-room'

/** How often late sockets are looked for. */
const sweepMs = 1000
/** When a device that is told to go away comes back: a restart takes a second or two. */
const retryAfterMs = 3000
/** For devices to take what was sent to them when the relay stops. */
const partingMs = 2000

export interface RunningRelay {
  port: number
  metricsPort: number | undefined
  metrics: RelayMetrics
  reloadCertificate: () => void
  /** Tells devices, lets go of them and closes the store. */
  stop: () => Promise<void>
}

/** Starts a relay over a store, which is the relay's from then on. Rejects where it cannot listen. */
export async function startRelay(
  options: RelayOptions,
  store: RelayStore,
  ports: RelayPorts,
): Promise<RunningRelay> {
  const { limits } = options
  const log = createLog(ports)
  const metrics = new RelayMetrics()
  const rooms = new Rooms(limits, ports.nowMs)
  const mailboxes = new Mailboxes(limits, ports)
  const unsent = new UnsentBytes(limits)
  const desk: Desk = { store, rooms, mailboxes, limits }
  const connections = new Set<DeviceConnection>()
  const addresses = new AddressLimits(limits, ports.nowMs)
  const waitingRoom = new WaitingRoom(limits, ports.nowMs, () => metrics.add('drops_total', 1, 'not-let-in'))
  const sockets = new Set<Socket>()
  let isStopping = false

  const renderMetrics = async () =>
    metrics.render(
      relayGauges(await store.counts(), {
        connections: connections.size,
        waiting: waitingRoom.size,
        mailboxes: mailboxes.size,
        unsentBytes: unsent.size,
      }),
    )
  const isHealthy = () => !isStopping
  const ownMetricsPort = options.metricsPort !== undefined
  const { server, reloadCertificate } = createHttpServer(
    options,
    answerPages({ isHealthy, renderMetrics: ownMetricsPort ? undefined : renderMetrics }),
  )
  const metricsServer = ownMetricsPort
    ? createHttpServer({ tls: undefined, limits }, answerPages({ isHealthy, renderMetrics })).server
    : undefined
  const webSockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: maxFrameBytes,
  })

  const meet = (socket: WebSocket, stream: Socket, address: string) => {
    metrics.add('connections_total')
    const stopLimiting = waitingRoom.limitBytes(stream)
    const connection = new DeviceConnection(socket, {
      desk,
      gate: options,
      system: ports,
      log,
      metrics,
      unsent,
      onLetIn: () => {
        stopLimiting()
        waitingRoom.letIn(stream)
      },
      onClosed: () => {
        connections.delete(connection)
        addresses.leave(address)
      },
    })
    connections.add(connection)
  }

  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    waitingRoom.enter(socket)
  })
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    // What goes wrong before the library has the socket ends in its close.
    stream.on('error', () => stream.destroy())
    const address = clientAddress(request, options.trustsProxy)
    if (isStopping || connections.size >= limits.connections) return refuseUpgrade(stream, 503)
    if (!addresses.enter(address)) return refuseUpgrade(stream, 429)
    let isMet = false
    stream.once('close', () => {
      if (!isMet) addresses.leave(address)
    })
    webSockets.handleUpgrade(request, stream, head, (socket) => {
      isMet = true
      meet(socket, stream as Socket, address)
    })
  })

  const port = await listen(server, options.host, options.port)
  const metricsPort = metricsServer && (await listen(metricsServer, options.host, options.metricsPort ?? 0))
  const stopTimers = [
    ports.every(sweepMs, () => waitingRoom.sweep()),
    ports.every(limits.heartbeatMs, () => {
      for (const connection of connections) connection.beat()
      addresses.forgetQuiet()
    }),
  ]
  // A failed accept (no file descriptors left) costs that connection only.
  server.on('error', (error) => log.failure('server', error))
  log.note('started', { port, tls: options.tls !== undefined, open: options.invites.length === 0 })

  const reload = () => {
    try {
      reloadCertificate()
      log.note('certificate read')
    } catch (error) {
      // The one in use stays.
      log.failure('certificate', error)
    }
  }
  const stop = async () => {
    isStopping = true
    for (const stopTimer of stopTimers) stopTimer()
    mailboxes.closeAll()
    for (const connection of connections) connection.goAway(retryAfterMs)
    const cancelParting = ports.after(partingMs, () => sockets.forEach((socket) => socket.destroy()))
    await Promise.all([server, metricsServer].map((each) => each && closed(each)))
    cancelParting()
    await store.close()
    log.note('stopped')
  }
  return { port, metricsPort, metrics, reloadCertificate: reload, stop }
}

function refuseUpgrade(stream: Duplex, status: 429 | 503): void {
  const reason = status === 429 ? 'Too Many Requests' : 'Service Unavailable'
  stream.end(`HTTP/1.1 ${status} ${reason}\r\nRetry-After: 5\r\nConnection: close\r\n\r\n`)
}

function closed(server: ReturnType<typeof createHttpServer>['server']): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
}
