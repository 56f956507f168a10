// A process that does to a relay what strangers may, until it is killed: a thousand sockets that say nothing or dribble,
// oversized frames, and proofs that are none. It says `attacking` once all of it goes on. Arguments: port, sockets.
import { connect, type Socket } from 'node:net'
import { randomBytes } from 'node:crypto'
import { WebSocket } from 'ws'
import { encodeDeviceFrame } from '@shared/sync/relay/frame-codec'

const [port = '0', socketCount = '1000'] = process.argv.slice(2)
const dribbleEveryMs = 200
const floods = 16

let addresses = 0
/** Another address for each connection, as a botnet has. */
function headers(): Record<string, string> {
  addresses += 1
  return { 'x-forwarded-for': `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}` }
}

const silent = new Set<Socket>()
function openSilent(index: number): void {
  const socket = connect({ port: Number(port), host: '127.0.0.1' })
  silent.add(socket)
  socket.on('error', () => undefined)
  socket.on('connect', () => {
    if (index % 3 === 1) socket.write('GET / HTTP/1.1\r\nHost: relay\r\n')
    if (index % 3 !== 2) return
    socket.write(
      'GET / HTTP/1.1\r\nHost: relay\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n` +
        `X-Forwarded-For: ${headers()['x-forwarded-for']}\r\n\r\n`,
    )
    // The head of a frame of ten gigabytes.
    socket.write(Buffer.from('82ff0000000280000000', 'hex'))
  })
  // NOTE: not at once; a botnet that comes back ten thousand times a second would measure this machine's kernel.
  socket.on('close', () => {
    silent.delete(socket)
    setTimeout(() => openSilent(index), dribbleEveryMs)
  })
}

/** Comes again and again: with a frame of two megabytes, or with a signature by nobody. */
function flood(index: number): void {
  const socket = new WebSocket(`ws://127.0.0.1:${port}`, { headers: headers(), perMessageDeflate: false })
  socket.on('error', () => undefined)
  socket.on('open', () => {
    if (index % 4 === 0) return socket.send(new Uint8Array(2 * 1024 * 1024))
    const [workspaceTag, signingKey] = [randomBytes(16).toString('hex'), new Uint8Array(randomBytes(32))]
    socket.send(
      encodeDeviceFrame({ type: 'hello', oldest: 1, newest: 1, host: '127.0.0.1', workspaceTag, signingKey }),
    )
    const signature = new Uint8Array(64)
    const registration = { epochNumber: 1, writePublicKey: signingKey, signature, invite: '' }
    socket.send(encodeDeviceFrame({ type: 'proof', signature, admission: undefined, registration }))
  })
  socket.on('close', () => setImmediate(() => flood(index)))
}

for (let index = 0; index < Number(socketCount); index += 1) openSilent(index)
for (let index = 0; index < floods; index += 1) flood(index)
setInterval(() => {
  for (const socket of silent) if (socket.writable) socket.write('X')
}, dribbleEveryMs)
const watching = setInterval(() => {
  if (silent.size < Number(socketCount) / 2) return
  clearInterval(watching)
  process.stdout.write('attacking\n')
}, 10)
