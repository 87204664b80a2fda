// Taking back the last one whom this device let in or out; the question names the person and what it was.
import { list } from "./list.js";
import * as store from "./store.js";
import { say, sayAt } from "./words.js";

const NOTE = "last";
const button = document.getElementById("open-undo");
const dialog = document.getElementById("undo");
let last = null;

// act: "in", "out", or the kind of a point where nobody comes in: "kit"
export async function remember({ scan, person }, act = "in") {
  last = { scan, name: person?.full_name ?? say("unnamed"), act };
  button.disabled = false;
  await store.keepNote(NOTE, { scan, person: person?.id, act }); // the name stays in the sealed list
}

export async function recall() {
  const kept = await store.note(NOTE);
  if (kept) await remember({ scan: kept.scan, person: list.byId.get(kept.person) }, kept.act);
}

export function listenToUndo(take) {
  let asked = null; // whom the open question names; a scan meanwhile must not change whom it takes back
  const put = (name, text) => { dialog.querySelector(`[data-${name}]`).textContent = text; };
  button.addEventListener("click", () => {
    asked = last;
    put("whom", asked.name);
    put("question", sayAt("undo_question", asked.act));
    put("means", sayAt("undo_means", asked.act));
    dialog.showModal();
  });
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  dialog.querySelector("[data-take]").addEventListener("click", async () => {
    dialog.close();
    if (last === asked) {
      last = null;
      button.disabled = true;
      await store.dropNote(NOTE);
    }
    await take(asked);
  });
}
