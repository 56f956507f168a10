import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { callNamesOf, eventNamesOf } from './src/shared/ipc/contract'
import type { WindowRole } from './src/shared/ipc/call'

const alias = { '@shared': resolve(import.meta.dirname, 'src/shared') }

// What is bundled, for the third-party notices (scripts/notices.mjs).
const license = { fileName: '.vite/license.json' }

const namesFor = (role: WindowRole) => ({ calls: [...callNamesOf(role)], events: [...eventNamesOf(role)] })

export default defineConfig({
  main: {
    resolve: { alias },
    build: {
      license,
      // Everything is bundled: the packaged app carries no node_modules, so there is one place to audit.
      externalizeDeps: false,
      // Vite replaces node:sqlite by a stub when the Node that builds does not know it; Electron's does.
      rollupOptions: {
        input: { index: resolve(import.meta.dirname, 'src/main/index.ts') },
        external: ['electron', /^node:/],
        output: { format: 'es' },
      },
    },
  },
  preload: {
    resolve: { alias },
    // The names only: the schemas, which main checks with, would make each preload a hundred times larger.
    define: { __NAMES__: JSON.stringify({ main: namesFor('main'), capture: namesFor('capture') }) },
    build: {
      license,
      externalizeDeps: false,
      isolatedEntries: true,
      rollupOptions: {
        input: {
          main: resolve(import.meta.dirname, 'src/preload/main.ts'),
          capture: resolve(import.meta.dirname, 'src/preload/capture.ts'),
        },
        external: ['electron'],
        // Sandboxed preloads cannot be ES modules, nor load a second file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    resolve: { alias },
    // The page lives under app://leadup/, which names no server to hear of edits from.
    server: { hmr: { protocol: 'ws', host: 'localhost' } },
    plugins: [react()],
    build: {
      license,
      minify: true,
      // Pages come from disk, not over a network: what counts is what is parsed at start, which the bench measures.
      chunkSizeWarningLimit: 2000,
      rollupOptions: {
        input: {
          main: resolve(import.meta.dirname, 'src/renderer/index.html'),
          capture: resolve(import.meta.dirname, 'src/renderer/capture/index.html'),
          pdf: resolve(import.meta.dirname, 'src/renderer/pdf/index.html'),
        },
      },
    },
  },
})
