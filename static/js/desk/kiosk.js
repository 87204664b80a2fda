// Delegates scan themselves: nothing but the picture and the answer; the number of the desk opens the rest.
import { say } from "./words.js";
import { sha256 } from "./vault.js";

const dialog = document.getElementById("unlock");
const form = dialog.querySelector("form");
const error = dialog.querySelector("[data-error]");
const MOST_TRIES = 5;
const PAUSE = 60_000;
let tries = 0;
let closedUntil = 0;

export function lockDown({ pairing }, opened) {
  document.getElementById("open-unlock").addEventListener("click", () => {
    form.reset();
    error.hidden = true;
    dialog.showModal();
  });
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (Date.now() < closedUntil) return refuse("kiosk_wait");
    const number = form.elements.number.value.trim();
    if ((await sha256(`${pairing.id}:${number}`)) !== pairing.unlock) {
      tries += 1;
      if (tries % MOST_TRIES === 0) closedUntil = Date.now() + PAUSE;
      return refuse("kiosk_wrong");
    }
    tries = 0;
    dialog.close();
    return opened();
  });
}

function refuse(word) {
  error.textContent = say(word);
  error.hidden = false;
  form.elements.number.select();
}
