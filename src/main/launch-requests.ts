import { app } from 'electron'
import { z } from 'zod'
import { readCommandLine, type CommandLine } from './command-line'

const secondInstanceSchema = z.object({ args: z.array(z.string()) })

/**
 * What was asked for by starting Leadup: by this instance's command line, and by those of later ones, which hand theirs
 * over and end. They may come before the app is up, and then wait.
 */
export class LaunchRequests {
  private readonly waiting: CommandLine[]
  private handle: ((request: CommandLine) => void) | undefined

  constructor(first: CommandLine) {
    this.waiting = [first]
    app.on('second-instance', (_event, _argv, _folder, handedOver) => {
      const parsed = secondInstanceSchema.safeParse(handedOver)
      const request = readCommandLine(parsed.success ? parsed.data.args : [])
      if (this.handle) this.handle(request)
      else this.waiting.push(request)
    })
  }

  /** Hands over what waited, and then each request as it comes. */
  serve(handle: (request: CommandLine) => void): void {
    this.handle = handle
    for (const request of this.waiting.splice(0)) handle(request)
  }
}
