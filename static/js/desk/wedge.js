// A USB scanner types like a very fast person and ends with Enter or Tab, wherever the focus is.
import { readCode } from "./codes.js";

const FAST = 100; // milliseconds a key, as no person types
const PAUSE = 500; // where nobody can be typing, a busy browser may hold keys back for longer
const SHORTEST = 8;

export function listenToScanner(scanned) {
  let burst = "";
  let [began, last] = [0, 0];
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const inField = event.target.matches?.("input:not([type=file]), textarea") ?? false;
    if (event.timeStamp - last > (inField ? FAST : PAUSE)) burst = "";
    if (!burst) began = event.timeStamp;
    last = event.timeStamp;
    if (event.key.length === 1) burst += event.key;
    if (event.key !== "Enter" && event.key !== "Tab") return;
    const text = burst;
    burst = "";
    const isStray = readCode(text).kind === "text" && (inField || (last - began) / text.length > FAST);
    if (text.length < SHORTEST || isStray) return; // a fast typist keeps her words
    event.preventDefault();
    if (inField) takeOut(event.target, text);
    scanned(text);
  }, true);
}

function takeOut(field, text) {
  const at = field.value.lastIndexOf(text);
  // an input method may have rewritten the letters of a stranger's text: then nothing of the field stays
  field.value = at >= 0 ? field.value.slice(0, at) + field.value.slice(at + text.length) : "";
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
