// The pairing code, typed: the way into an app that was installed apart from the browser.
import { LENGTH, readCode, typedSoFar } from "./codes.js";
import { say } from "./words.js";

const form = document.getElementById("pair-form");
const field = form.elements.code;
const hint = document.getElementById("pair-says");

field.addEventListener("input", () => {
  const typed = typedSoFar(field.value);
  hint.textContent = typed ? say(`typed_${typed.kind}`, { left: typed.left }) : "";
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const reading = readCode(field.value);
  if (reading.kind === "code") location.assign(`/desk/pair/${reading.code}`);
  else hint.textContent = missing(field.value) > 0 ? say("typed_partial", { left: missing(field.value) }) : say("typed_bad_check");
});

function missing(text) {
  return LENGTH - text.replace(/[\s-]/g, "").length;
}
