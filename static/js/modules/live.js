// A live page: asks every two seconds, without cookies unless it says so, and changes only when the answer did.
const EVERY = 2000;
const SLOWEST = 15000;
const box = document.querySelector("[data-live]");
let etag = `"${box.dataset.etag}"`;

async function look() {
  const credentials = box.dataset.credentials || "omit";
  const answer = await fetch(box.dataset.live, { credentials, headers: { "If-None-Match": etag } });
  if (answer.status === 304) return;
  if (!answer.ok) throw new Error(String(answer.status));
  const shown = await answer.json();
  etag = answer.headers.get("ETag");
  box.innerHTML = shown.html; // made by our own template, which escapes what people wrote
  document.title = document.title.replace(/^.*? · /, `${shown.heading} · `);
}

async function follow() {
  let pause = EVERY;
  for (;;) {
    await new Promise((wake) => setTimeout(wake, pause));
    try {
      await look();
      pause = EVERY;
    } catch {
      pause = Math.min(pause * 2, SLOWEST); // the last screen stays while the network is away
    }
  }
}

follow();
