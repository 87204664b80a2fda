// The people of a unit whose one code was scanned: tick who came, add who is missing, send somebody in another's place.
import { Answered, Unreachable, call, reach } from "./api.js";
import { decide } from "./decide.js";
import { peopleOfUnit } from "./list.js";
import { arrivalOf, button, linesOf } from "./people.js";
import { openWalkIn } from "./walk_in.js";
import { say } from "./words.js";

const dialog = document.getElementById("group");
const people = dialog.querySelector("ul");
const send = dialog.querySelector("[data-send]");
let shown = null; // {code, unit}

// Whether this device knows the code for a unit's: then it is no ticket, and no scan is written down.
export async function isUnit(code) {
  return (await peopleOfUnit(code)).length > 0;
}

// Shows the unit and returns true, or false where the code is no unit's.
export async function showGroup(desk, code, letIn) {
  const found = await unitOf(desk, code);
  if (!found) return false;
  shown = { code, unit: found.unit };
  dialog.querySelector("h2").textContent = found.unit;
  dialog.querySelector("[data-told]").textContent = say(found.people.length ? "unit_found" : "unit_empty", { n: found.people.length });
  people.replaceChildren(...(await Promise.all(found.people.map((person) => row(person, desk, letIn)))));
  people.hidden = !found.people.length;
  count();
  dialog.showModal();
  return true;
}

async function unitOf(desk, code) {
  if (reach.isUp) {
    try {
      const { items, group } = await call(`/search?page_size=50&q=${code}`, desk.pairing.token);
      return group && { unit: group.unit, people: items };
    } catch (error) {
      if (!(error instanceof Unreachable || error instanceof Answered)) throw error;
    }
  }
  const known = await peopleOfUnit(code);
  return known.length ? { unit: known[0].organization, people: known } : null;
}

async function row(person, desk, letIn) {
  const item = document.createElement("li");
  const label = document.createElement("label");
  const tick = Object.assign(document.createElement("input"), { type: "checkbox", className: "choice-input" });
  // the list may be older than what this device did since
  const verdict = await decide(person, desk.point());
  const isSettled = arrivalOf(person, desk.point()) || verdict.outcome === "duplicate" || verdict.reason === "replaced";
  tick.disabled = Boolean(isSettled) || verdict.outcome !== "accepted";
  tick.person = person;
  tick.addEventListener("change", count);
  label.append(tick, linesOf(person, desk.point(), verdict));
  item.append(label);
  if (!isSettled) {
    const act = () => { dialog.close(); openWalkIn({ replaced: person, group: shown, done: letIn.done }); };
    item.append(button({ label: say("proxy"), title: say("proxy_for", { name: person.full_name }), isQuiet: true, act }));
  }
  return item;
}

function ticked() {
  return [...people.querySelectorAll("input:checked")].map((tick) => tick.person);
}

function count() {
  send.textContent = say("let_in_many", { n: ticked().length });
  send.disabled = !ticked().length;
}

export function listenToGroups(letIn) {
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  dialog.querySelector("[data-add]").addEventListener("click", () => {
    dialog.close();
    openWalkIn({ group: shown, done: letIn.done });
  });
  send.addEventListener("click", async () => {
    const chosen = ticked();
    dialog.close();
    await letIn.many(chosen, shown.unit);
  });
}
