// A USB scanner types like a very fast person and ends with Enter or Tab, wherever the focus is.
import { readCode } from "./codes.js";

const GAP = 100; // milliseconds between two keys of one burst
const SHORTEST = 8;

export function listenToScanner(scanned) {
  let burst = "";
  let last = 0;
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const now = performance.now();
    if (now - last > GAP) burst = "";
    last = now;
    if (event.key.length === 1) burst += event.key;
    if (event.key !== "Enter" && event.key !== "Tab") return;
    const text = burst;
    burst = "";
    const typesText = event.target.matches?.("input, textarea, select");
    // in a field only what a scanner alone can have typed is taken out of it; a fast typist keeps her words
    if (text.length < SHORTEST || (typesText && readCode(text).kind === "text")) return;
    event.preventDefault();
    if (typesText) takeOut(event.target, text);
    scanned(text);
  }, true);
}

function takeOut(field, text) {
  if (typeof field.value !== "string") return;
  const at = field.value.lastIndexOf(text);
  // an input method may have rewritten the letters of a stranger's text: then nothing of the field stays
  field.value = at >= 0 ? field.value.slice(0, at) + field.value.slice(at + text.length) : "";
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
