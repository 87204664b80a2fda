// The quiet lines: how many arrived, how many people are on this device and since when, what waits to be sent.
import { reach } from "./api.js";
import { expected, holdsNames, list } from "./list.js";
import { queue, waitingCount } from "./queue.js";
import * as store from "./store.js";
import { tally } from "./tally.js";
import { clock, dayOf, say } from "./words.js";

const place = (name) => document.querySelector(`[data-status="${name}"]`);
const SKEWED = 120_000; // a clock further off is worth a word: times are corrected, but people read it

export async function showStatus(desk) {
  reach.lastContact ??= (await store.note("contact")) ?? null;
  const draw = () => {
    place("label").textContent = [desk.pairing.label, desk.pointLabel(), desk.direction() === "out" && say("going_out")].filter(Boolean).join(" · ");
    drawCounts(desk);
    place("people").textContent = list.at ? say(!list.isKept ? "people_unkept" : holdsNames() ? "people" : "cards", { n: expected().length, time: clock(list.at) }) : say("people_none");
    place("queue").textContent = say(queueWord(), { n: waitingCount(), time: reach.lastContact ? clock(reach.lastContact) : "" });
    place("contact").textContent = !reach.isUp && reach.lastContact ? say("contact", { time: clock(reach.lastContact) }) : "";
    place("queue").parentElement.dataset.reach = reach.isUp ? "up" : "down";
    document.getElementById("rehearsal").hidden = !desk.pointFacts().rehearsal;
    document.getElementById("early").hidden = !isEarly(desk);
    document.getElementById("send").hidden = waitingCount() === 0;
    document.getElementById("skew").hidden = Math.abs(reach.skew) < SKEWED;
  };
  list.addEventListener("change", draw);
  queue.addEventListener("count", draw);
  reach.addEventListener("change", draw);
  window.addEventListener("online", draw);
  setInterval(draw, 15_000);
  draw();
  return draw;
}

let turn = 0;

async function drawCounts(desk) {
  const mine = ++turn;
  const counts = list.at ? await tally(desk) : null;
  if (mine === turn) place("counts").textContent = counts ? `${counts.arrived} / ${counts.expected}` : "";
}

// Before the workshop's day somebody tries the desk, and what they try would count.
function isEarly(desk) {
  const begins = list.facts?.starts_at;
  return Boolean(begins) && !desk.pointFacts().rehearsal && dayOf(Date.now()) < dayOf(begins);
}

function queueWord() {
  if (!reach.isUp) return waitingCount() ? "queue_offline" : "offline";
  return waitingCount() ? "queue_waiting" : "queue_empty";
}
