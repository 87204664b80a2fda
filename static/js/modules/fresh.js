// Brings the parts of a page up to date every two seconds, while it is looked at. [data-fresh] says from where;
// the answer holds the parts by name, and is empty (304) while nothing has changed.
import { askInDialog } from "./confirm.js";

const EVERY = 2000;
const SLOWEST = 30000;

function isBusy(part) {
  return part.contains(document.activeElement) || part.querySelector("details[open], dialog[open]");
}

async function look(source) {
  const headers = source.etag ? { "If-None-Match": source.etag } : {};
  const answer = await fetch(source.address, { headers });
  if (answer.status === 304) return;
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
  const page = new DOMParser().parseFromString((await answer.json()).html, "text/html");
  let isWhole = true;
  for (const fresh of page.querySelectorAll("[data-part]")) {
    const part = document.querySelector(`[data-part="${fresh.dataset.part}"]`);
    if (!part) continue;
    if (isBusy(part)) {
      isWhole = false; // somebody is at it: the next look brings it
      continue;
    }
    part.replaceWith(fresh);
    askInDialog(fresh);
  }
  if (isWhole) source.etag = answer.headers.get("ETag");
}

async function follow(source) {
  let pause = EVERY;
  for (;;) {
    await new Promise((wake) => setTimeout(wake, pause));
    if (document.hidden) continue;
    try {
      await look(source);
      pause = EVERY;
    } catch {
      pause = Math.min(pause * 2, SLOWEST); // what stands there stays while the network is away
    }
  }
}

for (const each of document.querySelectorAll("[data-fresh]")) follow({ address: each.dataset.fresh, etag: null });
