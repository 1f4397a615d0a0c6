import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// The page runs under a strict Content-Security-Policy in both shells: nothing is inlined, not even small fonts, and
// Vite's module-preload script is left out because Chromium does not need it.
export default defineConfig({
  root: 'renderer',
  base: './',
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'chrome140',
    chunkSizeWarningLimit: 2000,
  },
})
