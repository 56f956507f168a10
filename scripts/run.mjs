// Runs a TypeScript file of ours, bundled as the app is: node scripts/run.mjs FILE [arguments]
// The file exports `main(args)`.
import { basename, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

const [file, ...args] = process.argv.slice(2)
if (!file) throw new Error('usage: node scripts/run.mjs FILE [arguments]')

const name = basename(file).replace(/\.ts$/, '')
const outDir = resolve('out/run', name)
await build({
  configFile: false,
  logLevel: 'warn',
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
