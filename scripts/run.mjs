// Runs a TypeScript file of ours, bundled as the app is: node scripts/run.mjs FILE [arguments]
// The file exports `main(args)`. What it imports of tests/support stays where it is: Node runs that as it stands; but
// for tests/support/sync, which is made of our own sources.
import { basename, dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

const [file, ...args] = process.argv.slice(2)
if (!file) throw new Error('usage: node scripts/run.mjs FILE [arguments]')

const support = resolve('tests/support')
const bundledSupport = resolve('tests/support/sync')
const keepSupportOutside = {
  name: 'keep-support-outside',
  enforce: 'pre',
  resolveId(source, importer) {
    if (!importer || !source.startsWith('.')) return null
    const path = resolve(dirname(importer), source)
    const isKept = path.startsWith(support) && !path.startsWith(bundledSupport)
    return isKept ? { id: pathToFileURL(path).href, external: true } : null
  },
}

const name = basename(file).replace(/\.ts$/, '')
const outDir = resolve('out/run', name)
await build({
  configFile: false,
  logLevel: 'warn',
  plugins: [keepSupportOutside],
  resolve: { alias: { '@shared': resolve('src/shared') } },
  build: {
    ssr: resolve(file),
    outDir,
    emptyOutDir: true,
    minify: false,
    rollupOptions: { external: [/^node:/], output: { entryFileNames: `${name}.mjs` } },
  },
})

const { main } = await import(pathToFileURL(join(outDir, `${name}.mjs`)).href)
await main(args)
