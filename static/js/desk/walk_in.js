// The form for somebody who is on no list: name, unit, kind; queued like a scan while there is no network.
import { Answered, Unreachable, reach } from "./api.js";
import { list } from "./list.js";
import { add, ask, newRow } from "./queue.js";
import { labelOf, say } from "./words.js";

const dialog = document.getElementById("walk-in");
const form = dialog.querySelector("form");
const error = dialog.querySelector("[data-error]");

let spare = null; // the code that was scanned and that nobody has

export function openWalkIn(name = "", code = null) {
  spare = code;
  form.elements.spare.checked = Boolean(code);
  form.elements.spare.closest(".field").hidden = !code;
  const kinds = list.facts?.kinds ?? [];
  form.elements.kind.replaceChildren(...kinds.map((kind) => new Option(labelOf(kind), kind.code)));
  form.elements.kind.selectedIndex = kinds.length - 1; // leaders come first in the list, and seldom unannounced
  form.elements.kind.closest(".field").hidden = kinds.length < 2;
  error.hidden = true;
  if (name) form.elements.full_name.value = name;
  dialog.showModal();
  form.elements.full_name.focus();
}

export function listenToWalkIns(desk, { admitted }) {
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const person = {
      full_name: form.elements.full_name.value.trim().normalize("NFC"),
      organization: form.elements.organization.value.trim().normalize("NFC"),
      kind: form.elements.kind.value || undefined,
    };
    if (!person.full_name) return refuse(say("name_missing"));
    form.elements.send.disabled = true;
    try {
      const result = await send(desk, person);
      dialog.close();
      form.reset();
      admitted(result);
    } catch (problem) {
      refuse(problem instanceof Answered ? problem.message : say("not_saved_hint"));
    } finally {
      form.elements.send.disabled = false;
    }
  });
}

function refuse(text) {
  error.textContent = text;
  error.hidden = false;
  form.elements.full_name.focus();
}

async function send(desk, person) {
  const body = { id: crypto.randomUUID(), person, point: desk.point(), scanned_at: new Date().toISOString() };
  if (spare && form.elements.spare.checked) body.ticket_code = spare;
  const row = await newRow("walk-in", desk.pairing, body, "admitted");
  const local = { outcome: "accepted", person: { ...person, position: "" }, scan: body.id, isLocal: true };
  await add(row);
  if (!reach.isUp) return local;
  try {
    const answer = await ask(row);
    return { outcome: answer.outcome, person: answer.registration ?? local.person, scan: answer.scan, isLocal: false };
  } catch (problem) {
    if (problem instanceof Unreachable) return local;
    throw problem;
  }
}
