// The shell of the responder's page, so that it opens without a network. What the server says is never kept: what is not known now
// must not look as if it were. The build puts in the files and their digest, so that a new version is a new worker; it waits until the
// page says that nothing is under way.
const SHELL = 'anling-shell-%VERSION%'
const FILES = ['%FILES%']
const PAGE = '/responder'
const PATIENCE_MS = 3_000
// A kept file is the file, whatever the headers of the request that fetched it.
const KEPT = { cacheName: SHELL, ignoreVary: true, ignoreSearch: true }

self.addEventListener('install', (event) => event.waitUntil(keepAll()))
self.addEventListener('activate', (event) => event.waitUntil(begin()))
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting()
})

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== self.location.origin || url.pathname.startsWith('/api/')) return
  if (event.request.mode === 'navigate') event.respondWith(freshOrKept(event.request))
  else if (FILES.includes(url.pathname)) event.respondWith(keptOrFresh(event.request))
})

// Web push names nobody: it says that something waits here, or no longer does. A tap opens the page, which knows what is true.
self.addEventListener('push', (event) => event.waitUntil(show(event.data)))
self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(renew(event)))
self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(open())
})

// What takes an offer back stands in its place without a sound.
async function show(data) {
  const { tag, title, text, over } = wordsOf(data)
  const options = { body: text, icon: '/icon-192.png', requireInteraction: !over, silent: !!over }
  await self.registration.showNotification(title, tag ? { ...options, tag } : options)
}

// A browser that shows nothing for a push loses its subscription, so whatever came, something is shown.
function wordsOf(data) {
  const unknown = { title: '安铃 Anling', text: '请打开安铃页面 / Open the Anling page' }
  try {
    return { ...unknown, ...data.json() }
  } catch {
    return unknown
  }
}

// The browser listens elsewhere now, or nowhere. Whoever has signed out is told nothing and stays as he is; the page looks again when it opens.
async function renew({ oldSubscription, newSubscription }) {
  const known = await fetch('/api/readiness', { credentials: 'same-origin' })
  const { pushKey } = known.ok ? await known.json() : {}
  if (!pushKey) return
  const options = { userVisibleOnly: true, applicationServerKey: pushKey }
  const { endpoint, keys } = (newSubscription ?? (await self.registration.pushManager.subscribe(options))).toJSON()
  await tell('/api/push', { endpoint, key: keys.p256dh, auth: keys.auth })
  const before = oldSubscription?.endpoint
  if (before && before !== endpoint) await tell('/api/push/off', { endpoint: before })
}

async function tell(path, body) {
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }
  await fetch(path, { method: 'POST', headers, body: JSON.stringify(body), credentials: 'same-origin' })
}

async function open() {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const page = pages.find((one) => new URL(one.url).pathname.startsWith(PAGE))
  page?.postMessage('pushed')
  await (page ? page.focus() : self.clients.openWindow(PAGE + '?pushed=1'))
}

async function keepAll() {
  const cache = await caches.open(SHELL)
  await cache.addAll([PAGE, ...FILES].map((path) => new Request(path, { cache: 'no-cache' })))
}

async function begin() {
  const others = (await caches.keys()).filter((name) => name.startsWith('anling-shell-') && name !== SHELL)
  await Promise.all(others.map((name) => caches.delete(name)))
  await self.clients.claim()
}

// A network that does not answer is as good as none: in a stairwell nobody waits.
async function freshOrKept(request) {
  const kept = await caches.match(PAGE, KEPT)
  try {
    return await fetch(request, kept ? { signal: AbortSignal.timeout(PATIENCE_MS) } : {})
  } catch (error) {
    if (kept) return kept
    throw error
  }
}

// Names of files carry their digest, so a kept one is never stale.
async function keptOrFresh(request) {
  return (await caches.match(request, KEPT)) ?? fetch(request)
}
