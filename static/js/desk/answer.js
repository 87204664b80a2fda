// Shows one answer: colour, sign, word, name, unit, what to hand over; says it to the ear and to screen readers.
import { beep } from "./sound.js";
import { clock, has, say } from "./words.js";

const SIGNS = { ok: "check", again: "triangle-alert", ask: "circle-alert", stop: "ban", note: "undo" };
const QUIET_AFTER = 12_000;
const KIOSK_QUIET_AFTER = 5_000;
const box = document.querySelector("[data-answer-box]");
const part = (name) => box.querySelector(`[data-${name}]`);
let timer = null;

// view: {tone, word, name, unit, detail, give, choices: [{label, act}]}
export function show(view) {
  box.dataset.answer = view.tone;
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

// What is said about a scan: result {outcome, reason, person, first, isLocal}.
export function viewOf(result, handOver, choices = []) {
  const { person } = result;
  const whom = person && { name: person.full_name, unit: [person.position, person.organization].filter(Boolean).join(" · ") };
  if (result.outcome === "accepted" && result.direction === "out") return { tone: "ok", word: say("left"), ...whom };
  if (result.outcome === "accepted") {
    return { tone: "ok", word: say("welcome"), ...whom, give: handOver && say("give", { what: handOver }), detail: result.isLocal && say("kept_here") };
  }
  if (result.outcome === "duplicate") {
    return { tone: "again", word: say("again"), ...whom, detail: since(result.first), give: say("give_nothing") };
  }
  if (result.outcome === "quarantined") return { tone: "ask", word: say("quarantined"), ...whom, choices };
  if (result.outcome === "unknown") {
    return { tone: "ask", word: say(result.isLocal ? "not_on_device" : "unknown"), detail: say(result.isLocal ? "not_on_device_hint" : "unknown_hint"), choices };
  }
  const reason = `reason_${result.reason}`;
  return { tone: "stop", word: say("refused"), ...whom, detail: has(reason) ? say(reason) : result.detail, choices };
}

function since(first) {
  if (!first) return say("again_somewhere");
  if (first.desk) return say("again_at", { time: clock(first.at), desk: first.desk });
  return say(first.isHere ? "again_here" : "arrived_at", { time: clock(first.at) });
}

export function viewOfForeign(kind, choices) {
  return { tone: "ask", word: say(`foreign_${kind}`), detail: say(`foreign_${kind}_hint`), choices };
}

// At a kiosk only a free way in names its owner: any other code may be held by somebody else.
export function viewAtKiosk(result, handOver) {
  if (result.outcome === "accepted") return viewOf({ ...result, isLocal: false }, handOver);
  const tone = result.outcome === "duplicate" ? "again" : result.outcome === "refused" ? "stop" : "ask";
  return { tone, word: say(result.outcome === "duplicate" ? "kiosk_again" : "kiosk_see_desk"), detail: say("kiosk_see_desk_hint") };
}

export function viewOfMany(number, unit, handOver, others) {
  const left = others.length && say("many_left", { names: others.map((person) => person.full_name).join(", ") });
  const more = { name: say("many_in", { n: number }), unit, give: handOver && say("give", { what: handOver }) };
  return { tone: left ? "again" : "ok", word: say("welcome"), ...more, detail: left };
}
