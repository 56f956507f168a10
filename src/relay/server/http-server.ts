import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https'
import type { RelayOptions } from '../options'

/** Requests are a dozen headers. */
const maxHeaderBytes = 8192

export interface HttpServer {
  server: Server | TlsServer
  /** Reads certificate and key again, for connections to come. */
  reloadCertificate: () => void
}

/** The server of devices, plain or with TLS. Throws where certificate or key cannot be read. */
export function createHttpServer(
  { tls, limits }: Pick<RelayOptions, 'tls' | 'limits'>,
  answer: RequestListener,
): HttpServer {
  const settings = {
    maxHeaderSize: maxHeaderBytes,
    headersTimeout: limits.authenticateWithinMs,
    requestTimeout: limits.authenticateWithinMs,
    keepAliveTimeout: 5000,
    noDelay: true,
  }
  if (!tls) return { server: createServer(settings, answer), reloadCertificate: () => undefined }
  const readCertificate = () => ({ cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) })
  const server = createTlsServer(
    {
      ...settings,
      ...readCertificate(),
      minVersion: 'TLSv1.2',
      handshakeTimeout: limits.authenticateWithinMs,
    },
    answer,
  )
  return { server, reloadCertificate: () => server.setSecureContext(readCertificate()) }
}

export interface Pages {
  isHealthy: () => boolean
  /** Missing where metrics have a port of their own. */
  renderMetrics: (() => Promise<string>) | undefined
}

/** What is answered to a request that is no WebSocket: `/health` and `/metrics`. */
export function answerPages({ isHealthy, renderMetrics }: Pages): RequestListener {
  return (request, response) => {
    const send = (status: number, type: string, text: string) => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', connection: 'close' })
      response.end(text)
    }
    const path = pathOf(request)
    if (request.method !== 'GET') return send(405, 'text/plain', 'method not allowed\n')
    if (path === '/health') {
      return send(isHealthy() ? 200 : 503, 'application/json', `{"healthy":${isHealthy()}}\n`)
    }
    if (path !== '/metrics' || !renderMetrics) return send(404, 'text/plain', 'not found\n')
    renderMetrics().then(
      (text) => send(200, 'text/plain; version=0.0.4; charset=utf-8', text),
      () => send(500, 'text/plain', 'metrics failed\n'),
    )
  }
}

/** Starts to listen; gives the port. Rejects where it cannot. */
export function listen(server: Server | TlsServer, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port, backlog: 1024 }, () => {
      server.off('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/'
}
