import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

/** The page on this phone: a new version is told, and taken when its owner says so, never in the middle of a job. */
export const useShell = defineStore('shell', () => {
  const waiting = shallowRef<ServiceWorker>()
  let begun = false

  async function begin(): Promise<void> {
    if (begun || !('serviceWorker' in navigator)) return
    begun = true
    try {
      const shell = await navigator.serviceWorker.register('/sw.js', { scope: '/responder', updateViaCache: 'none' })
      look(shell)
      shell.addEventListener('updatefound', () => shell.installing?.addEventListener('statechange', () => look(shell)))
      setInterval(() => void shell.update().catch(() => undefined), 30 * 60_000)
    } catch {
      // Without a shell the page works as long as there is a network.
    }
  }

  /** The very first one has nothing to replace. */
  function look(shell: ServiceWorkerRegistration): void {
    waiting.value = shell.active ? (shell.waiting ?? undefined) : undefined
  }

  /** A page that came here from the sign-in is not controlled, so it looks at the worker itself. */
  function swap(): void {
    const next = waiting.value
    next?.addEventListener('statechange', () => next.state === 'activated' && location.reload())
    next?.postMessage('take-over')
  }
  return { waiting, begin, swap }
})
