// Brings the part marked data-fresh up to date every quarter of a minute, while the page is looked at.
const EVERY = 15000;
const part = document.querySelector("[data-fresh]");

async function renew() {
  const isBusy = document.hidden || part.contains(document.activeElement) || part.querySelector("details[open]");
  if (isBusy) return;
  const answer = await fetch(location.href);
  if (!answer.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("[data-fresh]");
  if (fresh) part.replaceChildren(...fresh.childNodes);
}

setInterval(() => renew().catch(() => {}), EVERY); // what stands there stays while the network is away
