// One form for whoever is on no list: a walk-in, somebody in another's place (đi thay), a missing name of a unit.
// Queued on this device before the screen says anything, so that it works the same without network.
import { Answered, reach } from "./api.js";
import { offerCapitals } from "./capitals.js";
import { list } from "./list.js";
import { add, newRow } from "./queue.js";
import { ask, isLate } from "./sending.js";
import { labelOf, say } from "./words.js";

const dialog = document.getElementById("walk-in");
const form = dialog.querySelector("form");
const error = dialog.querySelector("[data-error]");
const told = dialog.querySelector("[data-told]");
let about = {}; // {spare: code that nobody has, replaced: person, group: {code, unit, kind}, collect: what else to do with it}
let look = () => {};

export function openWalkIn(asked = {}) {
  about = asked;
  const isPlain = !about.replaced && !about.group;
  dialog.dataset.mode = about.replaced ? "proxy" : "";
  form.reset();
  look();
  dialog.querySelector("h2").textContent = say(about.replaced ? "proxy" : about.group ? "missing_name" : "walk_in");
  dialog.querySelector("[data-name-label]").textContent = say(about.replaced ? "proxy_name" : "full_name");
  form.elements.send.textContent = say(about.collect ? "add_to_list" : "let_in");
  told.textContent = about.replaced ? say("proxy_for", { name: about.replaced.full_name }) : about.group?.unit ?? "";
  told.hidden = !told.textContent;
  form.elements.spare.checked = Boolean(about.spare);
  reveal(form.elements.spare, about.spare);
  reveal(form.elements.position, about.replaced || about.group);
  reveal(form.elements.organization, isPlain);
  const kinds = list.facts?.kinds ?? [];
  form.elements.kind.replaceChildren(...kinds.map((kind) => new Option(labelOf(kind), kind.code)));
  form.elements.kind.selectedIndex = kinds.length - 1; // leaders come first in the list, and seldom unannounced
  reveal(form.elements.kind, isPlain && kinds.length > 1);
  error.hidden = true;
  dialog.showModal();
  form.elements.full_name.focus();
}

function reveal(control, isWanted) {
  control.closest(".field").hidden = !isWanted;
}

export function listenToWalkIns(desk, { admitted }) {
  look = offerCapitals(form.elements.full_name, dialog.querySelector("[data-capitals]"));
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const person = typedPerson();
    if (!person.full_name) return refuse(say("name_missing"));
    const newcomer = { person, replaced: about.replaced, group: about.group, spare: form.elements.spare.checked ? about.spare : null };
    if (about.collect) {
      dialog.close();
      return about.collect(newcomer);
    }
    form.elements.send.disabled = true;
    try {
      const result = await letInNewcomer(desk, newcomer);
      dialog.close();
      admitted(result);
    } catch (problem) {
      refuse(problem instanceof Answered ? problem.message : say("not_saved_hint"));
    } finally {
      form.elements.send.disabled = false;
    }
    return null;
  });
}

function typedPerson() {
  const typed = (name) => form.elements[name].value.trim().normalize("NFC");
  const isPlain = !about.replaced && !about.group;
  return {
    full_name: typed("full_name"),
    position: isPlain ? "" : typed("position"),
    organization: isPlain ? typed("organization") : about.group?.unit ?? about.replaced.organization ?? "",
    kind: isPlain ? form.elements.kind.value || undefined : about.replaced?.kind,
  };
}

function refuse(text) {
  error.textContent = text;
  error.hidden = false;
  form.elements.full_name.focus();
}

// Registers a newcomer {person, replaced, group, spare} and lets them in, by the server or on this device.
export async function letInNewcomer(desk, { person, replaced, group, spare }) {
  const body = { id: crypto.randomUUID(), person, point: desk.point(), scanned_at: new Date().toISOString() };
  if (spare) body.ticket_code = spare;
  if (replaced) body.in_place_of = replaced.id;
  if (group) body.group_code = group.code;
  const row = await newRow("walk-in", desk.pairing, body, "admitted");
  // the server finds the kind by the unit; what is handed over is said at once
  const local = { outcome: "accepted", person: { ...person, kind: person.kind ?? group?.kind }, scan: body.id, isLocal: true };
  if (reach.isUp) {
    try {
      const answer = await ask(row);
      return { outcome: answer.outcome, person: answer.registration ?? person, scan: answer.scan, isLocal: false };
    } catch (problem) {
      if (!isLate(problem)) throw problem; // otherwise the person stands here all the same
    }
  } else await add({ ...row, isPast: true });
  return local;
}
