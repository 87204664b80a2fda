// What this device is and keeps, and its way out: nothing is let go while scans wait to be sent.
import { expected, holdsNames, list } from "./list.js";
import { queue, recount, waitingCount } from "./queue.js";
import * as store from "./store.js";
import { clock, labelOf, say } from "./words.js";

const dialog = document.getElementById("device");
const points = document.getElementById("point");
const directions = document.getElementById("direction");

const CHANNEL = "workshop-desk";
let drawn = () => {};

export function showDevice() {
  return drawn();
}

export function offerDevice(desk, changed) {
  new BroadcastChannel(CHANNEL).addEventListener("message", () => location.reload()); // another tab has disconnected
  drawn = async () => {
    points.replaceChildren(...(list.facts?.points ?? []).map((point) => new Option(labelOf(point), point.code)));
    points.value = desk.point();
    directions.value = desk.direction();
    put("event", desk.pairing.event.title);
    put("people", list.at ? say(holdsNames() ? "people" : "cards", { n: expected().length, time: clock(list.at) }) : say("people_none"));
    put("persisted", say((await store.askToPersist()) ? "kept_yes" : "kept_no"));
    dialog.showModal();
  };
  document.getElementById("open-device").addEventListener("click", drawn);
  points.addEventListener("change", async () => {
    await store.keepNote("point", points.value);
    desk.chosenPoint = points.value;
    changed();
  });
  directions.addEventListener("change", async () => {
    await store.keepNote("direction", directions.value);
    desk.chosenDirection = directions.value;
    changed();
  });
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  document.getElementById("leave").addEventListener("click", leave);
  queue.addEventListener("count", () => asksForNetwork && tellWhatWaits());
}

let asksForNetwork = false;

// What is said of the waiting scans follows them, down to none.
function tellWhatWaits() {
  asksForNetwork = waitingCount() > 0;
  put("leave", asksForNetwork ? say("leave_waiting", { n: waitingCount() }) : say("leave_free"));
}

async function leave() {
  await recount(); // another tab may have added to it
  if (waitingCount()) return tellWhatWaits();
  if (dialog.dataset.sure !== "yes") {
    dialog.dataset.sure = "yes";
    return put("leave", say("leave_sure"));
  }
  if (!(await store.forgetAll())) return tellWhatWaits();
  new BroadcastChannel(CHANNEL).postMessage("left");
  return location.reload();
}

function put(name, text) {
  dialog.querySelector(`[data-device="${name}"]`).textContent = text;
}
