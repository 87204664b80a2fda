// The leaders' reception: a tap is sent without leaving the page, and what other phones said shows within two seconds.
const EVERY = 2000;
const SLOWEST = 15000;
const part = document.querySelector("[data-leaders]");
const unsent = document.querySelector("[data-unsent]");
let etag = `"${part.dataset.etag}"`;

const isTyping = () => part.querySelector("details[open]") !== null;

async function show(answer, isWelcome = () => true) {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!isWelcome()) return;
  const fresh = page.querySelector("[data-leaders]");
  if (!fresh) throw new Error("another page came"); // signed out meanwhile
  etag = `"${fresh.dataset.etag}"`;
  part.replaceChildren(...fresh.childNodes);
  document.querySelector(".flashes")?.remove();
  const flashes = page.querySelector(".flashes");
  if (flashes) document.querySelector("main").prepend(flashes);
}

part.addEventListener("submit", async (event) => {
  const form = event.target;
  event.preventDefault();
  if (form.dataset.sending) return;
  form.dataset.sending = "yes";
  const place = form.closest("li").id;
  try {
    const body = new URLSearchParams(new FormData(form));
    await show(await fetch(form.getAttribute("action"), { method: "POST", body }));
    unsent.hidden = true;
    document.getElementById(place)?.querySelector("[aria-invalid], button, summary")?.focus();
  } catch {
    unsent.hidden = false; // what was typed stays, and the same tap may be sent again
    delete form.dataset.sending;
    unsent.scrollIntoView({ block: "nearest" });
  }
});

async function look() {
  const answer = await fetch(part.dataset.live, { headers: { "If-None-Match": etag } });
  if (answer.status === 304 || isTyping()) return;
  if (!answer.ok) throw new Error(String(answer.status));
  const page = await fetch(location.href);
  if (!page.ok) throw new Error(String(page.status));
  await show(page, () => !isTyping());
}

async function follow() {
  let pause = EVERY;
  for (;;) {
    await new Promise((wake) => setTimeout(wake, pause));
    if (document.hidden) continue;
    try {
      await look();
      pause = EVERY;
    } catch {
      pause = Math.min(pause * 2, SLOWEST); // what stands there stays while the network is away
    }
  }
}

follow();
