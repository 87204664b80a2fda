// Shows one answer: colour, sign, word, name, unit, what to hand over; says it to the ear and to screen readers.
import { beep } from "./sound.js";
import { clock, has, say, sayAt } from "./words.js";

const SIGNS = { ok: "check", out: "log-out", again: "triangle-alert", ask: "circle-alert", stop: "ban", note: "undo" };
const QUIET_AFTER = 12_000;
const KIOSK_QUIET_AFTER = 5_000;
const MOST_NAMED = 3;
const box = document.querySelector("[data-answer-box]");
const part = (name) => box.querySelector(`[data-${name}]`);
let timer = null;

// view: {tone, word, name, unit, detail, give, choices: [{label, act}], stays}
export function show(view) {
  box.dataset.answer = view.tone;
  box.dataset.stays = view.stays ? "yes" : "no";
  const use = box.querySelector("use");
  use.setAttribute("href", use.getAttribute("href").replace(/#.*/, `#${SIGNS[view.tone] ?? "scan-line"}`));
  for (const name of ["word", "name", "unit", "detail", "give"]) {
    part(name).textContent = view[name] ?? "";
    part(name).hidden = !view[name];
  }
  part("choices").replaceChildren(...(view.choices ?? []).map(button));
  part("choices").hidden = !view.choices?.length;
  clearTimeout(timer);
  if (view.tone === "idle") return;
  beep(view.tone);
  // a question stays until it is answered; the last name does not stay on show for the queue
  if (!view.choices?.length) timer = setTimeout(idle, isKiosk() ? KIOSK_QUIET_AFTER : QUIET_AFTER);
}

// A tap on an answer closes it, for whoever wants to see the picture; scanning goes on beneath it all the time.
export function closeByTap() {
  const isOpen = () => box.dataset.answer !== "idle" && box.dataset.stays !== "yes";
  box.addEventListener("click", (event) => !event.target.closest("button") && isOpen() && idle());
  document.addEventListener("keydown", (event) => event.key === "Escape" && isOpen() && !document.querySelector("dialog[open]") && idle());
}

function isKiosk() {
  return document.body.dataset.kiosk === "yes";
}

export function idle() {
  show({ tone: "idle", word: say("ready"), detail: say(isKiosk() ? "kiosk_hint" : "ready_hint") });
}

export function showFailure() {
  show({ tone: "stop", word: say("not_saved"), detail: say("not_saved_hint") });
}

function button({ label, act }) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

// What is said about a scan: result {outcome, reason, flags, person, first, leftAt, direction, isLocal}, and the kind of point.
export function viewOf(result, handOver, choices = [], place = "entry") {
  const { person } = result;
  const whom = person && { name: person.full_name, unit: [person.position, person.organization].filter(Boolean).join(" · ") };
  if (result.outcome === "accepted" && result.direction === "out") return viewOfExit(result, whom);
  if (result.outcome === "accepted") {
    return { tone: "ok", word: sayAt("welcome", place), ...whom, give: handOver && say("give", { what: handOver }), detail: result.isLocal && say("kept_here") };
  }
  if (result.outcome === "duplicate") {
    return { tone: "again", word: sayAt("again", place), ...whom, detail: since(result.first, place), give: say("give_nothing") };
  }
  if (result.outcome === "quarantined") return { tone: "ask", word: say("quarantined"), ...whom, choices };
  if (result.outcome === "unknown") {
    return { tone: "ask", word: say(result.isLocal ? "not_on_device" : "unknown"), detail: say(result.isLocal ? "not_on_device_hint" : "unknown_hint"), choices };
  }
  const reason = `reason_${result.reason}`;
  return { tone: "stop", word: say("refused"), ...whom, detail: has(reason) ? say(reason) : result.detail, choices };
}

// Going out has a colour and a sign of its own; nobody is held back, but who was not in is said.
function viewOfExit({ flags, leftAt, isLocal }, whom) {
  if (!flags?.includes("not_in")) return { tone: "out", word: say("left"), ...whom, detail: isLocal && say("kept_here") };
  if (leftAt) return { tone: "again", word: say("left_before"), ...whom, detail: say("left_before_at", { time: clock(leftAt) }) };
  return { tone: "again", word: say("not_in"), ...whom, detail: say("not_in_hint") };
}

function since(first, place) {
  if (!first) return sayAt("again_somewhere", place);
  if (first.desk) return sayAt("again_at", place, { time: clock(first.at), desk: first.desk });
  return sayAt(first.isHere ? "again_here" : "arrived_at", place, { time: clock(first.at) });
}

export function viewOfForeign(kind, choices) {
  return { tone: "ask", word: say(`foreign_${kind}`), detail: say(`foreign_${kind}_hint`), choices };
}

// At a kiosk only a free way in names its owner: any other code may be held by somebody else.
export function viewAtKiosk(result, handOver, place) {
  const isNotIn = result.flags?.includes("not_in");
  if (result.outcome === "accepted" && !isNotIn) return viewOf({ ...result, isLocal: false }, handOver, [], place);
  const tone = result.outcome === "duplicate" || isNotIn ? "again" : result.outcome === "refused" ? "stop" : "ask";
  return { tone, word: say(result.outcome === "duplicate" ? "kiosk_again" : "kiosk_see_desk"), detail: say("kiosk_see_desk_hint") };
}

// inside: who was let in (or out), others: [{full_name, why}] who was not
export function viewOfMany(inside, unit, handOver, others, { isOut, place }) {
  const left = others.length && say("many_left", { names: others.map(({ full_name, why }) => (why ? `${full_name} (${why})` : full_name)).join(", ") });
  const detail = [named(inside), left].filter(Boolean).join("\n");
  const word = isOut ? say("left") : sayAt("welcome", place);
  const more = { name: say(isOut ? "many_out" : "many_in", { n: inside.length }), unit, detail, give: handOver && say("give", { what: handOver }) };
  return { tone: left ? "again" : isOut ? "out" : "ok", word, ...more };
}

function named(people) {
  const names = people.slice(0, MOST_NAMED).map((person) => person.full_name).join(", ");
  return people.length > MOST_NAMED ? say("and_more", { names, n: people.length - MOST_NAMED }) : names;
}
