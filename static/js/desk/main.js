// The desk: puts the parts together. Every way of naming a person ends in reception().
import { reconcile, takeBack } from "./admit.js";
import * as answer from "./answer.js";
import { Camera } from "./camera.js";
import { offerDevice, showDevice } from "./device.js";
import { listenToGroups } from "./group.js";
import { lockDown } from "./kiosk.js";
import { list, openList, wipe } from "./list.js";
import { listenToPhotos } from "./photo.js";
import { recount } from "./queue.js";
import { reception } from "./reception.js";
import { clearSearch, hasPurpose, listenToSearch } from "./search.js";
import { wakeSound } from "./sound.js";
import { showStatus } from "./status.js";
import * as store from "./store.js";
import { install, isOver, keepInStep } from "./sync.js";
import { offerTools } from "./tools.js";
import { listenToUndo, recall } from "./undo.js";
import { stayAwake } from "./wake.js";
import { listenToWalkIns, openWalkIn } from "./walk_in.js";
import { listenToScanner } from "./wedge.js";
import { clock, labelOf, say } from "./words.js";

const desk = {
  pairing: null,
  isKiosk: false,
  chosenPoint: null,
  chosenDirection: null,
  direction: () => desk.chosenDirection ?? "in",
  point: () => pointIn(list.facts?.points, [desk.chosenPoint, desk.pairing.point]),
  pointFacts: () => list.facts?.points.find((point) => point.code === desk.point()) ?? { label: "" },
  pointLabel: () => labelOf(desk.pointFacts()),
};

// The first of the wanted that there is; a point may have been removed since.
function pointIn(known, wanted) {
  const given = wanted.filter(Boolean);
  if (!known) return given[0] ?? "entry";
  return given.find((code) => known.some((point) => point.code === code)) ?? known[0]?.code ?? "entry";
}

let redraw = () => {};
let sync = () => {};

function ended() {
  if (document.body.dataset.ended) return;
  document.body.dataset.ended = "yes";
  answer.show({ tone: "stop", word: say("ended"), detail: say("ended_hint"), choices: [{ label: say("pair_again"), act: forget }], stays: true });
}

async function forget() {
  await store.dropNote("pairing");
  location.reload();
}

function listen() {
  const { scanned, chosen, told, failed, askForProxy, many } = reception(desk, () => sync());
  const camera = new Camera(document.querySelector("video"));
  offerTools(camera);
  answer.closeByTap();
  camera.addEventListener("code", ({ detail }) => !document.querySelector("dialog[open]") && scanned(detail, hasPurpose() ? clearSearch() : null));
  camera.start();
  listenToPhotos(document.getElementById("photo"), { scanned, nothing: () => answer.show({ tone: "ask", word: say("photo_nothing"), detail: say("photo_nothing_hint") }) });
  listenToScanner((text) => scanned(text, clearSearch()));
  offerDevice(desk, () => redraw());
  reconcile(desk, desk.isKiosk ? () => {} : surprise);
  if (desk.isKiosk) return lockDown(desk, showDevice);
  listenToSearch(desk, { scanned, chosen });
  document.getElementById("search").addEventListener("input", answer.idle); // the verdict on the one before is over
  listenToWalkIns(desk, { admitted: (result) => told(result, {}) });
  listenToGroups(many);
  document.getElementById("open-walk-in").addEventListener("click", () => { clearSearch(); openWalkIn(); });
  document.getElementById("open-proxy").addEventListener("click", askForProxy);
  listenToUndo(async (last) => {
    try {
      await takeBack(desk.pairing, last.scan, "desk");
      answer.show({ tone: "note", word: say("undone"), name: last.name });
      sync();
    } catch (error) {
      failed(error);
    }
  });
  return null;
}

function surprise({ outcome, detail, registration, first }) {
  if (detail) return answer.show({ tone: "stop", word: say("walk_in_refused"), detail });
  if (outcome !== "duplicate") return answer.show({ tone: "ask", word: say("surprise"), detail: say("surprise_hint") });
  const where = first ? say("again_at", { time: clock(first.at), desk: first.desk }) : say("again_somewhere");
  return answer.show({ tone: "again", word: say("surprise_again"), name: registration?.full_name, detail: where });
}

async function start() {
  desk.pairing = await store.pairing();
  document.body.dataset.desk = desk.pairing ? "paired" : "unpaired";
  if (!desk.pairing) return;
  desk.isKiosk = Boolean(desk.pairing.kiosk);
  if (desk.isKiosk) document.body.dataset.kiosk = "yes";
  desk.chosenPoint = await store.note("point");
  desk.chosenDirection = await store.note("direction");
  if (isOver(desk)) await wipe(); // a day after the workshop, also where the page was closed then
  else await openList(desk.pairing);
  await recount();
  if (!desk.isKiosk) await recall();
  answer.idle();
  redraw = await showStatus(desk);
  sync = keepInStep(desk, { ended });
  wakeSound();
  stayAwake();
  listen();
  await sync();
}

install();
start().catch(() => { document.getElementById("broken").hidden = false; }); // nothing can be kept: a private window, a full disk
