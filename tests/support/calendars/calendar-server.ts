import { createHash } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Asked {
  path: string
  headers: IncomingHttpHeaders
}

/** A server of calendars, on this computer. What it answers can be changed at any time. */
export class CalendarServer {
  readonly asked: Asked[] = []
  answer: (asked: Asked, response: ServerResponse) => void = (_asked, response) =>
    response.writeHead(404).end()
  private readonly server = createServer((request, response) => {
    const asked = { path: request.url ?? '', headers: request.headers }
    this.asked.push(asked)
    this.answer(asked, response)
  })

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  /** From now on it has this calendar, and says whether it changed. */
  serve(calendar: string): void {
    const etag = `"${createHash('sha1').update(calendar).digest('hex')}"`
    this.answer = ({ headers }, response) => {
      if (headers['if-none-match'] === etag) response.writeHead(304).end()
      else response.writeHead(200, { 'content-type': 'text/calendar', etag }).end(calendar)
    }
  }

  async close(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }
}
