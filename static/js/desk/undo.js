// Taking back the last one whom this device let in; the question names the person.
import { say } from "./words.js";

const button = document.getElementById("open-undo");
const dialog = document.getElementById("undo");
let last = null;

export function remember(result) {
  last = { scan: result.scan, name: result.person?.full_name ?? say("unnamed") };
  button.disabled = false;
}

export function listenToUndo(take) {
  button.addEventListener("click", () => {
    dialog.querySelector("[data-whom]").textContent = last.name;
    dialog.showModal();
  });
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  dialog.querySelector("[data-take]").addEventListener("click", async () => {
    dialog.close();
    const taken = last;
    last = null;
    button.disabled = true;
    await take(taken);
  });
}
