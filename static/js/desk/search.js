// The one field: a typed code with its check symbol, a name without accents, or the end of a phone number.
import { Answered, Unreachable, call, reach } from "./api.js";
import { readCode, typedSoFar } from "./codes.js";
import { earlierOnList } from "./decide.js";
import { find } from "./list.js";
import { clock, say } from "./words.js";

const PAUSE = 150;
const form = document.getElementById("search-form");
const field = document.getElementById("search");
const hint = document.getElementById("search-hint");
const found = document.getElementById("found");
let timer = null;
let turn = 0;

export function clearSearch() {
  field.value = "";
  field.blur(); // the phone's keyboard goes away and the camera is seen again
  delete document.body.dataset.searching;
  look({});
}

export function openSearch() {
  field.focus();
}

export function listenToSearch(desk, { scanned, chosen }) {
  field.addEventListener("focus", () => { document.body.dataset.searching = "yes"; });
  document.getElementById("close-search").addEventListener("click", clearSearch);
  form.addEventListener("keydown", (event) => event.key === "Escape" && clearSearch());
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => look({ desk, chosen }), PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = field.value;
    const reading = readCode(text);
    if (reading.kind === "text") return look({ desk, chosen });
    clearSearch();
    scanned(text);
  });
}

// The people of a unit whose one code was scanned; those who came are let in one after the other.
export async function showUnit(desk, code, chosen) {
  const people = reach.isUp ? await asked(code, desk) : [];
  if (!people.length) return false;
  turn += 1;
  document.body.dataset.searching = "yes";
  found.replaceChildren(...people.map((person) => row(person, desk, chosen, { stays: true })));
  found.hidden = false;
  hint.textContent = say("unit_found", { n: people.length });
  found.querySelector("button").focus();
  return true;
}

async function look({ desk, chosen }) {
  const mine = ++turn;
  const text = field.value.trim();
  const typed = text && typedSoFar(text);
  hint.textContent = typed ? say(`typed_${typed.kind}`, { left: typed.left }) : "";
  const isName = text.length >= 2 && !(typed && typed.kind !== "partial");
  const people = isName ? await everywhere(text, desk) : [];
  if (mine !== turn) return; // somebody typed on meanwhile
  found.replaceChildren(...people.map((person) => row(person, desk, chosen)));
  found.hidden = !people.length;
  if (isName && !people.length && !typed) hint.textContent = say("nobody_found");
  else if (people.length && !typed) hint.textContent = say("found", { n: people.length });
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

function row(person, desk, chosen, { stays = false } = {}) {
  const item = document.createElement("li");
  const words = document.createElement("div");
  words.append(line("strong", person.full_name), line("span", [person.position, person.organization].filter(Boolean).join(" · ")));
  const state = stateOf(person, desk.point());
  if (state) words.append(line("em", state));
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-primary";
  button.textContent = say("let_in");
  button.setAttribute("aria-label", say("let_in_name", { name: person.full_name }));
  button.addEventListener("click", () => {
    if (!stays) clearSearch();
    button.disabled = stays;
    chosen(person);
  });
  item.append(words, button);
  return item;
}

function line(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

function stateOf(person, point) {
  if (person.status === "cancelled") return say("reason_cancelled");
  if (person.status && person.status !== "confirmed") return say("reason_not_confirmed");
  const first = earlierOnList(person, point);
  return first ? say("arrived_at", { time: clock(first.at) }) : "";
}
