// The queue: a row is on the disk before a screen says anything, and waits until the server has answered for its id.
import * as store from "./store.js";
import { seal } from "./vault.js";

export const queue = new EventTarget();
let waiting = 0;

export function waitingCount() {
  return waiting;
}

export async function newRow(kind, pairing, body, shown = null) {
  const row = { id: body.id, kind, pairing: pairing.id, shown, state: "waiting", at: Date.now(), answer: null };
  if (!body.person) return { ...row, body };
  // a walk-in holds a name, and the queue outlives the list
  return { ...row, replaces: body.in_place_of, sealed: await seal(pairing.key, body) };
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

// A server that came back from a backup may have lost what it had answered: all of it goes out once more.
export async function offerAgain(pairing) {
  const rows = (await store.answeredRows()).filter((row) => row.pairing === pairing.id && (row.body || row.sealed));
  await Promise.all(rows.map((row) => store.changeRow(row, { state: "waiting", isPast: true })));
  await recount();
}
