// The desk: puts the parts together. Every way of naming a person ends in one of two calls, scanned() or chosen().
import { Answered } from "./api.js";
import { admit, admitAnyway, reconcile, takeBack } from "./admit.js";
import * as answer from "./answer.js";
import { Camera } from "./camera.js";
import { readCode } from "./codes.js";
import { offerDevice } from "./device.js";
import { list, openList } from "./list.js";
import { listenToPhotos } from "./photo.js";
import { recount } from "./queue.js";
import { clearSearch, listenToSearch, openSearch, showUnit } from "./search.js";
import { wakeSound } from "./sound.js";
import { showStatus } from "./status.js";
import * as store from "./store.js";
import { install, keepInStep } from "./sync.js";
import { offerTools } from "./tools.js";
import { listenToUndo, recall, remember } from "./undo.js";
import { stayAwake } from "./wake.js";
import { listenToWalkIns, openWalkIn } from "./walk_in.js";
import { listenToScanner } from "./wedge.js";
import { labelOf, say } from "./words.js";

const desk = {
  pairing: null,
  chosenPoint: null,
  point: () => desk.chosenPoint ?? desk.pairing.point ?? list.facts?.points?.[0]?.code ?? "entry",
  pointLabel: () => labelOf(list.facts?.points.find((point) => point.code === desk.point()) ?? { label: "" }),
};
let redraw = () => {};
let sync = () => {};

function scanned(text) {
  const reading = readCode(text);
  if (reading.kind === "code") return decideOn({ code: reading.code });
  answer.show(answer.viewOfForeign(reading.kind, helps()));
  if (reading.kind === "identity_card") openSearch();
  return null;
}

function chosen(person) {
  return decideOn({ person });
}

async function decideOn(what, verb = admit) {
  try {
    const result = await verb(desk, what);
    if (isNobodys(result, what) && (await showUnit(desk, what.code, chosen))) answer.idle();
    else told(result, what);
  } catch (error) {
    if (error instanceof Answered) answer.show({ tone: "stop", word: error.hasEnded ? say("ended") : error.message, detail: error.hasEnded ? say("ended_hint") : "" });
    else answer.showFailure(); // nothing was written: never green
  }
}

const isNobodys = (result, what) => result.outcome === "unknown" && !result.isLocal && what.code;

function told(result, what) {
  const anyway = { label: say("let_in_anyway"), act: () => decideOn(what, admitAnyway) };
  const give = { label: say("give_spare"), act: () => { answer.idle(); openWalkIn("", what.code); } };
  const choices = [...(result.isLocal ? [anyway] : []), ...(isNobodys(result, what) ? [give] : []), ...(result.person ? helps().slice(0, 1) : helps())];
  answer.show(answer.viewOf(result, handOver(result.person), choices));
  if (result.outcome === "accepted") remember(result);
  if (!result.isLocal) sync();
}

function helps() {
  return [
    { label: say("by_name"), act: () => { answer.idle(); openSearch(); } },
    { label: say("walk_in"), act: () => { answer.idle(); openWalkIn(); } },
  ];
}

function handOver(person) {
  return person && list.facts?.kinds?.find((kind) => kind.code === person.kind)?.hand_over;
}

function ended() {
  if (document.body.dataset.ended) return;
  document.body.dataset.ended = "yes";
  answer.show({ tone: "stop", word: say("ended"), detail: say("ended_hint"), choices: [{ label: say("pair_again"), act: forget }] });
}

async function forget() {
  await store.dropNote("pairing");
  location.reload();
}

function listen() {
  const camera = new Camera(document.querySelector("video"));
  offerTools(camera);
  camera.addEventListener("code", ({ detail }) => !document.querySelector("dialog[open]") && scanned(detail));
  camera.start();
  listenToPhotos(document.getElementById("photo"), { scanned, nothing: () => answer.show({ tone: "ask", word: say("photo_nothing"), detail: say("photo_nothing_hint") }) });
  listenToScanner((text) => { clearSearch(); scanned(text); });
  listenToSearch(desk, { scanned, chosen });
  document.getElementById("search").addEventListener("input", answer.idle); // the verdict on the one before is over
  listenToWalkIns(desk, { admitted: (result) => told(result, { person: result.person }) });
  document.getElementById("open-walk-in").addEventListener("click", () => openWalkIn());
  listenToUndo((last) => takeBack(desk, last.scan, "desk").then(() => answer.show({ tone: "note", word: say("undone"), name: last.name })));
  reconcile(desk, () => answer.show({ tone: "ask", word: say("surprise"), detail: say("surprise_hint") }));
  offerDevice(desk, () => redraw());
}

async function start() {
  desk.pairing = await store.pairing();
  document.body.dataset.desk = desk.pairing ? "paired" : "unpaired";
  if (!desk.pairing) return;
  desk.chosenPoint = await store.note("point");
  await openList(desk.pairing);
  await recount();
  await recall();
  answer.idle();
  redraw = showStatus(desk);
  sync = keepInStep(desk, { ended });
  wakeSound();
  stayAwake();
  listen();
  await sync();
}

install();
start();
