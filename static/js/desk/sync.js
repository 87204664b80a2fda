// Keeps device and server together: after each scan, when the network or the page comes back, every 20 seconds, on demand.
import { Answered, reach } from "./api.js";
import { list, refresh, wipe } from "./list.js";
import { offerAgain, queue, waitingCount } from "./queue.js";
import { push } from "./sending.js";
import * as store from "./store.js";

const PAUSE = 20_000;
const KEEP_AGAIN = 5_000;
let running = null;
let isWantedAgain = false;

export function keepInStep(desk, { ended }) {
  const now = () => {
    isWantedAgain = running !== null; // what came up meanwhile may have missed the step that runs
    return (running ??= untilNothingIsWanted(() => step(desk, ended)).finally(() => { running = null; }));
  };
  window.addEventListener("online", now);
  window.addEventListener("offline", () => reach.set(false));
  document.addEventListener("visibilitychange", () => !document.hidden && now());
  document.getElementById("send").addEventListener("click", now);
  queue.addEventListener("settled", () => list.dispatchEvent(new Event("change")));
  setInterval(now, PAUSE);
  return now;
}

async function untilNothingIsWanted(act) {
  do {
    isWantedAgain = false;
    await act();
  } while (isWantedAgain);
}

async function step(desk, ended) {
  if (isOver(desk) && list.at) await wipe();
  try {
    await push(list.at ? Math.round((Date.now() - list.at) / 1000) : undefined);
    if (await refresh(desk.pairing)) {
      await offerAgain(desk.pairing);
      isWantedAgain = true;
    }
    await store.keepNote("contact", Date.now());
  } catch (error) {
    if (!(error instanceof Answered)) return;
    if (error.hasEnded) {
      await wipe(); // what waits stays: the server takes it aside until a person decides
      ended();
    }
  }
  if (!waitingCount()) letNewVersionIn();
}

export function isOver({ pairing }) {
  return Date.now() + reach.skew > Date.parse(pairing.expires_at); // 24 hours after the event
}

async function letNewVersionIn() {
  const registration = await navigator.serviceWorker?.getRegistration("/desk/");
  registration?.waiting?.postMessage("take over");
}

// The page follows its new service worker once nobody is looking at an answer or typing.
export async function install() {
  const workers = navigator.serviceWorker;
  if (workers?.controller) workers.addEventListener("controllerchange", () => whenQuiet(() => location.reload()));
  if (workers) await keepPage(workers);
  await store.askToPersist();
}

// Tries again until the page is kept: on a first visit the network may fail in the middle.
async function keepPage(workers) {
  const registration = await workers.register("/desk/sw.js", { scope: "/desk/" }).catch(() => null);
  if (registration?.active) registration.update().catch(() => {}); // the page came from this device: is there a newer one?
  else setTimeout(() => keepPage(workers), KEEP_AGAIN);
}

function whenQuiet(act) {
  const isBusy = document.querySelector("dialog[open], [data-searching], [data-answer-box]:not([data-answer='idle'])");
  if (isBusy || waitingCount()) setTimeout(() => whenQuiet(act), 2000);
  else act();
}
