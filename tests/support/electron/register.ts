/*
 * node --import ./tests/support/electron/register.ts out/main/index.js
 * runs a built main process with the stand-in where it imports `electron`.
 */
import { registerHooks } from 'node:module'

const standIn = new URL('index.ts', import.meta.url).href

registerHooks({
  resolve(specifier, context, next) {
    const isElectron =
      specifier === 'electron' || specifier === 'electron/main' || specifier === 'electron/common'
    return isElectron
      ? { url: standIn, shortCircuit: true, format: 'module-typescript' }
      : next(specifier, context)
  },
})

const { version } = (await import('electron/package.json', { with: { type: 'json' } })).default
Object.defineProperty(process.versions, 'electron', { value: version, enumerable: true })
Object.defineProperty(process, 'type', { value: 'browser', enumerable: true })

if (process.channel) await import('./control.ts')
