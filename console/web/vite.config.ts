import { defineConfig } from 'vitest/config'
import vue from '@vitejs/plugin-vue'
import { fakeServer } from './e2e/fake/plugin.ts'
import { deskFirst, shell } from './shell/plugin.ts'

const backend = process.env.ANLING_BACKEND ?? 'http://127.0.0.1:8080'

export default defineConfig(({ mode }) => ({
  plugins: [vue(), shell(), deskFirst(), ...(mode === 'fake' ? [fakeServer()] : [])],
  build: { target: 'es2022', chunkSizeWarningLimit: 1400 },
  server:
    mode === 'fake'
      ? {}
      : { proxy: { '/api': { target: backend, ws: true, changeOrigin: true, rewriteWsOrigin: true } } },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
}))
