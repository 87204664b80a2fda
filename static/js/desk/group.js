// The people of a unit whose one code was scanned: tick who came, type who is missing, send somebody in another's place.
import { Answered, Unreachable, call, reach } from "./api.js";
import { decide } from "./decide.js";
import { list, peopleOfUnit } from "./list.js";
import { arrivalOf, button, line, linesOf } from "./people.js";
import { openWalkIn } from "./walk_in.js";
import { say } from "./words.js";

const dialog = document.getElementById("group");
const people = dialog.querySelector("ul");
const send = dialog.querySelector("[data-send]");
let shown = null; // {code, unit, kind, isOut}

// Whether this device knows the code for a unit's: then it is no ticket, and no scan is written down.
export async function isUnit(code) {
  return (await peopleOfUnit(code)).length > 0;
}

// Shows the unit and returns true, or false where the code is no unit's.
export async function showGroup(desk, code) {
  const found = await unitOf(desk, code);
  if (!found) return false;
  shown = { code, unit: found.unit, kind: found.people[0]?.kind ?? list.facts?.kinds?.at(-1)?.code, isOut: desk.direction() === "out" };
  dialog.querySelector("h2").textContent = found.unit;
  const told = shown.isOut ? "unit_leaves" : found.people.length ? "unit_found" : "unit_empty";
  dialog.querySelector("[data-told]").textContent = say(told, { n: found.people.length });
  dialog.querySelector("[data-add]").hidden = shown.isOut;
  people.replaceChildren(...(await Promise.all(found.people.map((person) => row(person, desk)))));
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

async function row(person, desk) {
  // the list may be older than what this device did since
  const verdict = await decide(person, desk.point(), desk.direction());
  const item = itemOf({ person }, linesOf(ofUnit(person), desk.point(), verdict));
  const tick = item.querySelector("input");
  if (shown.isOut) {
    tick.disabled = verdict.outcome !== "accepted" || verdict.flags.includes("not_in");
    return item;
  }
  const isSettled = arrivalOf(person, desk.point()) || verdict.outcome === "duplicate" || verdict.reason === "replaced";
  tick.disabled = Boolean(isSettled) || verdict.outcome !== "accepted";
  if (!isSettled) {
    const act = () => openWalkIn({ replaced: person, group: shown, collect: (newcomer) => add(newcomer, item) });
    item.append(button({ label: say("stays_away"), name: person.full_name, isQuiet: true, act }));
  }
  return item;
}

// The unit stands above the list already.
function ofUnit(person) {
  return person.organization === shown.unit ? { ...person, organization: "" } : person;
}

function itemOf(whom, lines) {
  const item = document.createElement("li");
  const label = document.createElement("label");
  const tick = Object.assign(document.createElement("input"), { type: "checkbox", className: "choice-input", whom });
  tick.addEventListener("change", count);
  label.append(tick, lines);
  item.append(label);
  return item;
}

// A typed name joins the list, ticked: one press lets in all. It takes the line of whoever stays away for it.
function add(newcomer, absent = null) {
  const lines = document.createElement("div");
  const note = newcomer.replaced ? say("proxy_for", { name: newcomer.replaced.full_name }) : say("typed_now");
  lines.append(line("strong", newcomer.person.full_name), ...(newcomer.person.position ? [line("span", newcomer.person.position)] : []), line("em", note));
  const item = itemOf({ newcomer }, lines);
  const away = absent?.querySelector("input");
  const act = () => {
    item.remove();
    if (absent) absent.hidden = false;
    count();
  };
  item.append(button({ label: say("leave_out"), name: newcomer.person.full_name, isQuiet: true, act }));
  item.querySelector("input").checked = true;
  if (absent) Object.assign(absent, { hidden: true }).after(item);
  else people.append(item);
  if (away) away.checked = false;
  people.hidden = false;
  item.scrollIntoView({ block: "nearest" });
  count();
}

function ticked() {
  return [...people.querySelectorAll("input:checked")].map((tick) => tick.whom);
}

function count() {
  send.textContent = say(shown.isOut ? "let_out_many" : "let_in_many", { n: ticked().length });
  send.disabled = !ticked().length;
}

export function listenToGroups(letIn) {
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  dialog.querySelector("[data-add]").addEventListener("click", () => openWalkIn({ group: shown, collect: add }));
  send.addEventListener("click", async () => {
    const chosen = ticked();
    dialog.close();
    await letIn(chosen, shown.unit);
  });
}
