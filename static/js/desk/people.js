// One person as a line: name, position and unit, what is known of them already, and what can be done.
import { counts, earlierOnList, pointFacts } from "./decide.js";
import { clock, sayAt, say } from "./words.js";

export function linesOf(person, point, verdict = {}) {
  const words = document.createElement("div");
  // a line each: people of one name are told apart by their units
  words.append(line("strong", person.full_name), ...[person.position, person.organization].filter(Boolean).map((text) => line("span", text)));
  const state = stateOf(person, point, verdict);
  if (state) words.append(line("em", state));
  return words;
}

// action: {label, name, isQuiet, act}; the person is named for whoever cannot see the line
export function button({ label, name, isQuiet, act }) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = isQuiet ? "button" : "button button-primary";
  made.textContent = label;
  if (name) made.setAttribute("aria-label", `${label}: ${name}`);
  made.addEventListener("click", act);
  return made;
}

export function line(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

function stateOf(person, point, verdict) {
  if (verdict.reason === "replaced") return say("reason_replaced");
  if (person.replaced_by) return say("replaced_by", { name: person.replaced_by });
  if (person.status === "cancelled") return say("reason_cancelled");
  if (person.status && person.status !== "confirmed") return say("reason_not_confirmed");
  const first = arrivalOf(person, point) ?? verdict.first;
  return first ? sayAt("arrived_at", pointFacts(point)?.kind, { time: clock(first.at) }) : "";
}

// By the list of this device, or by what the server said with the person.
export function arrivalOf(person, point) {
  return earlierOnList(person, point) ?? person.admitted?.find((entry) => entry.point === point && !entry.left_at && counts(entry.at, point));
}
