// Keeps the shell of the phone page, so that it opens without a network. Answers of the server are never kept:
// what is not known now must not look as if it were.
const SHELL = 'anling-shell-1'

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== self.location.origin || url.pathname.startsWith('/api/')) return
  if (event.request.mode === 'navigate') event.respondWith(freshOrKept(event.request, '/responder'))
  else if (url.pathname.startsWith('/assets/') || /\.(svg|png|webmanifest)$/.test(url.pathname))
    event.respondWith(keptOrFresh(event.request))
})

async function freshOrKept(request, key) {
  const cache = await caches.open(SHELL)
  try {
    const answer = await fetch(request)
    if (answer.ok) await cache.put(key, answer.clone())
    return answer
  } catch (error) {
    const kept = await cache.match(key)
    if (kept) return kept
    throw error
  }
}

// Names of assets carry their hash, so a kept one is never stale.
async function keptOrFresh(request) {
  const cache = await caches.open(SHELL)
  const kept = await cache.match(request)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) await cache.put(request, answer.clone())
  return answer
}
