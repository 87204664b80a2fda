// The queue: a row is on the disk before a screen says anything, and waits until the server has answered for its id.
import * as store from "./store.js";
import { seal, unseal } from "./vault.js";

export const queue = new EventTarget();
let waiting = 0;

export function waitingCount() {
  return waiting;
}

export async function newRow(kind, pairing, body, shown = null) {
  const row = { id: body.id, kind, pairing: pairing.id, shown, state: "waiting", at: Date.now(), answer: null };
  const { code, ...open } = body;
  // the queue outlives the list: a walk-in holds a name, and a ticket's code opens its card in the strict setting
  if (body.person) return { ...row, point: body.point, replaces: body.in_place_of, sealed: await seal(pairing.key, body) };
  return code ? { ...row, body: open, sealed: await seal(pairing.key, { code }) } : { ...row, body };
}

// What the server is told of a row, opened for that alone.
export async function bodyOf(row, { key }) {
  return row.sealed ? { ...row.body, ...(await unseal(key, row.sealed)) } : row.body;
}

export async function add(row) {
  await store.keepRow(row);
  await recount();
}

export async function change(row, changes) {
  const changed = await store.changeRow(row, changes);
  await recount();
  return changed;
}

export async function recount() {
  waiting = (await store.waitingRows()).length;
  queue.dispatchEvent(new Event("count"));
}

// A server that came back from a backup may have lost what it had answered: all of it goes out once more, with what
// the screen said then. A walk-in that was refused stood before the door and stays there.
export async function offerAgain(pairing) {
  const mine = (await store.answeredRows()).filter((row) => row.pairing === pairing.id && (row.body || row.sealed));
  const rows = mine.filter((row) => row.kind === "scan" || row.answer?.outcome !== "refused");
  await Promise.all(rows.map((row) => store.changeRow(row, { state: "waiting", isPast: true, shown: shownOf(row) })));
  await recount();
}

// A duplicate says nothing of itself: whoever came before is offered again, too.
function shownOf({ shown, answer }) {
  if (shown !== null || answer?.outcome === "duplicate") return shown;
  return answer?.outcome === "accepted" ? "admitted" : "refused";
}
