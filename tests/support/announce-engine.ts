import { chooseEngine } from './choose-engine.ts'

/** The first line of the end-to-end suite says what it runs on. */
export function setup(): void {
  console.log(`Leadup runs on ${chooseEngine() === 'electron' ? 'Electron' : 'the stand-in for Electron'}.`)
}
