// Runs one of our TypeScript scripts with the bundler's own resolution (`@shared/…`, extensionless imports):
//   node scripts/run.mjs scripts/try-calendars.ts ARGUMENTS
// The script exports `main(args)` and returns its exit code.
import { resolve } from 'node:path'
import { createServer } from 'vite'

const [script, ...args] = process.argv.slice(2)
if (!script) throw new Error('usage: node scripts/run.mjs FILE.ts [ARGUMENTS]')
const root = resolve(import.meta.dirname, '..')
const server = await createServer({
  root,
  configFile: false,
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
  resolve: { alias: { '@shared': resolve(root, 'src/shared') } },
})
try {
  const { main } = await server.ssrLoadModule(resolve(script))
  process.exitCode = (await main(args)) ?? 0
} finally {
  await server.close()
}
