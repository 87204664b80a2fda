// The conductor's page: asks every two seconds where the stage stands and shows it, as another phone may have moved it.
const EVERY = 2000;
const SLOWEST = 15000;
const box = document.querySelector("[data-stage]");
const trouble = document.querySelector("[data-stage-trouble]");
let etag = `"${box.dataset.etag}"`;

// what changed under a thumb on its way is not pressed by mistake
function rest(buttons) {
  buttons.forEach((each) => { each.disabled = true; });
  setTimeout(() => buttons.forEach((each) => { each.disabled = false; }), 1000);
}

async function look() {
  const answer = await fetch(box.dataset.stage, { headers: { "If-None-Match": etag }, cache: "no-store" });
  if (answer.status === 304) return;
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
  const shown = await answer.json();
  etag = answer.headers.get("ETag");
  const held = document.activeElement?.closest("[data-stage] button");
  box.innerHTML = shown.html; // made by our own template, which escapes what people wrote
  rest(box.querySelectorAll(".stage-moves button"));
  if (held) {
    const same = (each) => each.name === held.name && each.value === held.value && each.formAction === held.formAction;
    [...box.querySelectorAll("button:not(:disabled)")].find(same)?.focus(); // a keyboard stays where it was
  }
}

async function follow() {
  let pause = EVERY;
  for (;;) {
    await new Promise((wake) => setTimeout(wake, pause));
    try {
      await look();
      pause = EVERY;
      trouble.textContent = "";
    } catch {
      pause = Math.min(pause * 2, SLOWEST);
      trouble.textContent = trouble.dataset.stageTrouble;
    }
  }
}

follow();
