// Taking back the last one whom this device let in; the question names the person.
import { list } from "./list.js";
import * as store from "./store.js";
import { say } from "./words.js";

const NOTE = "last";
const button = document.getElementById("open-undo");
const dialog = document.getElementById("undo");
let last = null;

export async function remember({ scan, person }) {
  last = { scan, name: person?.full_name ?? say("unnamed") };
  button.disabled = false;
  await store.keepNote(NOTE, { scan, person: person?.id }); // the name stays in the sealed list
}

export async function recall() {
  const kept = await store.note(NOTE);
  if (kept) await remember({ scan: kept.scan, person: list.byId.get(kept.person) });
}

export function listenToUndo(take) {
  let asked = null; // whom the open question names; a scan meanwhile must not change whom it takes back
  button.addEventListener("click", () => {
    asked = last;
    dialog.querySelector("[data-whom]").textContent = asked.name;
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
