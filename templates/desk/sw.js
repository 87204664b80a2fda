// Opens the desk without a network. It never touches the API, a POST, or the pages of pairing.
const VERSION = {{ version | tojson }};
const FILES = {{ files | tojson }};
const PAGE = "/desk/";
const CACHE = `desk-${VERSION}`;
const PATIENCE = 3000;

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
// a new version waits until the page has nothing to send
self.addEventListener("message", (event) => event.data === "take over" && self.skipWaiting());
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    if (address.pathname === PAGE) event.respondWith(page(request));
  } else if (address.pathname.startsWith("/static/") || FILES.includes(address.pathname)) {
    event.respondWith(kept(request));
  }
});

async function fill() {
  const cache = await caches.open(CACHE);
  await Promise.all(FILES.map(async (address) => {
    const response = await fetch(address, { cache: address.startsWith("/static/") ? "default" : "reload" });
    if (!response.ok || response.redirected) throw new Error(`${address} cannot be kept`); // a hotspot's sign-in page
    await cache.put(address, response);
  }));
}

async function tidy() {
  const names = (await caches.keys()).filter((name) => name.startsWith("desk-") && name !== CACHE);
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.clients.claim();
}

// The kept page with its own files, never half of one version and half of the next: a newer page comes in with its
// own worker, once the queue is empty. Only a choice of language is asked for.
async function page(request) {
  const known = caches.match(PAGE, { cacheName: CACHE });
  if (!new URL(request.url).search && (await known)) return known;
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  try {
    const fresh = await fetch(request, { signal: patience.signal });
    if (fresh.ok && !fresh.redirected) return fresh;
    return (await known) ?? fresh;
  } catch (error) {
    const old = await known;
    if (old) return old;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

async function kept(request) {
  return (await caches.match(request, { cacheName: CACHE })) ?? fetch(request);
}
