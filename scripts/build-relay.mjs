// Builds the relay as one file, out/relay/relay.mjs, that needs nothing but Node 24.
import { resolve } from 'node:path'
import { build } from 'vite'

await build({
  configFile: false,
  logLevel: 'warn',
  resolve: { alias: { '@shared': resolve('src/shared') } },
  ssr: { noExternal: true },
  build: {
    ssr: resolve('src/relay/leadup-relay.ts'),
    outDir: resolve('out/relay'),
    emptyOutDir: true,
    minify: false,
    license: { fileName: 'licenses.md' },
    // Optional native parts of ws, which it does without.
    rollupOptions: {
      external: [/^node:/, 'bufferutil', 'utf-8-validate'],
      output: { entryFileNames: 'relay.mjs' },
    },
  },
})
