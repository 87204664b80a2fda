// The one field: a typed code with its check symbol, a name without accents, or the end of a phone number.
import { Answered, Unreachable, call, reach } from "./api.js";
import { grouped, readCode, typedSoFar } from "./codes.js";
import { decide, pointFacts } from "./decide.js";
import { find } from "./find.js";
import { holdsNames, personOf } from "./list.js";
import { arrivalOf, button, line, linesOf } from "./people.js";
import { say } from "./words.js";

const PAUSE = 150;
const form = document.getElementById("search-form");
const field = document.getElementById("search");
const hint = document.getElementById("search-hint");
const found = document.getElementById("found");
let timer = null;
let turn = 0;
const mode = document.getElementById("mode");
const usual = field.placeholder;
let purpose = null; // what choosing a person means; null: let in

// Returns what somebody was looked for.
export function clearSearch() {
  const wanted = purpose;
  field.value = "";
  field.blur(); // the phone's keyboard goes away and the camera is seen again
  setPurpose(null);
  delete document.body.dataset.searching;
  look({});
  return wanted;
}

// wanted: {mode, label, hint, placeholder, chosen} where the person is looked for to do something else than to let in
export function openSearch(wanted = null) {
  setPurpose(wanted);
  field.focus();
  hint.textContent = wanted?.hint ?? "";
}

// Whoever looks at the desk sees that the next name or ticket is not let in.
function setPurpose(wanted) {
  purpose = wanted;
  mode.hidden = !wanted;
  field.placeholder = wanted?.placeholder ?? usual;
  if (wanted) document.body.dataset.mode = wanted.mode;
  else delete document.body.dataset.mode;
}

export function hasPurpose() {
  return purpose !== null;
}

export function listenToSearch(desk, { scanned, chosen }) {
  field.addEventListener("focus", () => { document.body.dataset.searching = "yes"; });
  for (const way of ["close-search", "leave-mode"]) document.getElementById(way).addEventListener("click", clearSearch);
  form.addEventListener("keydown", (event) => event.key === "Escape" && clearSearch());
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => look({ desk, chosen, scanned }), PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = field.value;
    const reading = readCode(text);
    if (reading.kind === "text") return look({ desk, chosen, scanned });
    scanned(text, clearSearch());
  });
}

async function look({ desk, chosen, scanned }) {
  const mine = ++turn;
  const text = field.value.trim();
  const typed = text && typedSoFar(text);
  hint.textContent = typed ? say(`typed_${typed.kind}`, { left: typed.left }) : purpose?.hint ?? "";
  const isCard = /^\D{0,3}\d{12}/.test(text); // the number of an identity card is looked for nowhere
  if (isCard && !typed) hint.textContent = say("foreign_identity_card_hint");
  const isName = text.length >= 2 && !isCard && !(typed && typed.kind !== "partial");
  const people = isName ? await everywhere(text, desk) : [];
  const rows = await Promise.all(people.map((person) => row(person, desk, chosen)));
  if (typed?.kind === "code") rows.push(await codeRow(readCode(text).code, desk, scanned));
  if (mine !== turn) return; // somebody typed on meanwhile
  found.replaceChildren(...rows);
  found.hidden = !rows.length;
  if (isName && !people.length && !typed) hint.textContent = say(holdsNames() || reach.isUp ? "nobody_found" : "search_needs_network");
  else if (people.length && !typed) hint.textContent = [purpose?.hint, say("found", { n: people.length })].filter(Boolean).join(" ");
}

async function everywhere(text, desk) {
  const here = await find(text);
  return here.length || !reach.isUp || text.length < 3 ? here : asked(text, desk);
}

async function asked(text, desk) {
  try {
    return (await call(`/search?q=${encodeURIComponent(text)}`, desk.pairing.token)).items;
  } catch (error) {
    if (error instanceof Unreachable || error instanceof Answered) return []; // then the list has to do
    throw error;
  }
}

async function row(person, desk, chosen) {
  const item = document.createElement("li");
  const wanted = purpose ?? { label: labelAt(desk), chosen };
  const act = () => { clearSearch(); wanted.chosen(person); };
  // the list may be older than what this device did since
  item.append(linesOf(person, desk.point(), await decide(person, desk.point())));
  if (purpose && arrivalOf(person, desk.point())) return item; // who has come needs nobody in the place
  if (person.status && person.status !== "confirmed") return item; // the line says why
  item.append(button({ label: say(wanted.label), name: person.full_name, act }));
  return item;
}

// A whole code is as good as a scan: with whom it is known for, where this device may say so before it is used.
async function codeRow(code, desk, scanned) {
  const person = holdsNames() ? await personOf(code) : null;
  const item = document.createElement("li");
  const lines = document.createElement("div");
  lines.append(line("strong", grouped(code)));
  item.append(person?.full_name ? linesOf(person, desk.point(), await decide(person, desk.point())) : lines);
  const act = () => scanned(code, clearSearch());
  item.append(button({ label: say(purpose?.label ?? labelAt(desk)), name: person?.full_name, act }));
  return item;
}

function labelAt(desk) {
  if (desk.direction() === "out") return "let_out";
  return pointFacts(desk.point())?.kind === "kit" ? "let_in_kit" : "let_in";
}
