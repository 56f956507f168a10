import { basename, join, resolve } from 'node:path'
import { build } from 'vite'

/** Files that run at once each have their own, or one would take it from under the process that another started. */
const worker = process.env['VITEST_POOL_ID'] ?? '0'

/** Bundles a TypeScript file of ours as the app is, to run it in a process or thread of its own. Returns the path. */
export async function bundle(file: string): Promise<string> {
  const name = basename(file).replace(/\.ts$/, '')
  const outDir = resolve('out/tests', worker, name)
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@shared': resolve('src/shared') } },
    build: {
      ssr: resolve(file),
      outDir,
      emptyOutDir: true,
      minify: false,
      rollupOptions: { external: [/^node:/], output: { entryFileNames: `${name}.mjs` } },
    },
    ssr: { noExternal: true },
  })
  return join(outDir, `${name}.mjs`)
}
