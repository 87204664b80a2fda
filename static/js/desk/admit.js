// Lets one person in: asks the server while it answers, decides on this device while it does not.
import { Unreachable, reach } from "./api.js";
import { decide } from "./decide.js";
import { list, personOf } from "./list.js";
import { add, bodyOf, change, newRow, queue } from "./queue.js";
import { ask } from "./sending.js";
import * as store from "./store.js";

const LET_IN = "admitted";
const PATIENCE = 700; // milliseconds that a person at the door waits for the server

// what: {code} or {person}; returns {outcome, reason, person, first, scan, isLocal}
export async function admit(desk, what) {
  const row = await scanRow(desk, what, { offline: !reach.isUp });
  const { point, direction } = row.body;
  const local = await decide(what.person ?? (await personOf(what.code)), point, direction);
  if (reach.isUp) {
    const asked = ask(row).then(heard, passing);
    // whom the list knows does not wait for a slow network; anybody else is worth the wait
    const answer = await (local.outcome === "accepted" ? Promise.race([asked, patience()]) : asked);
    if (answer) return { ...answer, direction, leftAt: local.leftAt };
  }
  const shown = local.outcome === "accepted" ? LET_IN : "refused";
  const body = row.body.offline ? { ...row.body, shown } : row.body;
  const kept = await change(row, { person: local.person?.id, shown, body, isNotIn: local.flags?.includes("not_in") });
  if (kept.answer) return { ...heard(kept.answer), direction, leftAt: local.leftAt }; // it came while this was written: the screen says that
  return { ...local, direction, scan: row.id, isLocal: true };
}

function passing(error) {
  if (!(error instanceof Unreachable)) throw error;
  return null;
}

function patience() {
  return new Promise((wake) => setTimeout(wake, PATIENCE, null));
}

// A person decided against the list: it happened, so the server keeps it whatever its rules say, for review.
export async function admitAnyway(desk, what) {
  const row = await scanRow(desk, what, { offline: true, shown: LET_IN });
  const person = what.person ?? null;
  await add({ ...row, shown: LET_IN, person: person?.id });
  return { outcome: "accepted", reason: null, person, scan: row.id, isLocal: true };
}

export async function takeBack(pairing, scan, reason) {
  const body = { id: crypto.randomUUID(), scan, reason };
  const row = await newRow("undo", pairing, body);
  // an undo that overtakes its scan would find nothing to take back
  if (reach.isUp && !(await store.isWaiting(scan))) return ask(row).catch(passing);
  await add(row);
  return null;
}

async function scanRow(desk, what, more) {
  const whom = what.code ? { code: what.code } : { registration: what.person.id };
  const body = { id: crypto.randomUUID(), point: desk.point(), ...whom, direction: desk.direction(), scanned_at: new Date().toISOString(), ...more };
  const row = await newRow("scan", desk.pairing, body);
  return { ...row, person: what.person?.id };
}

function heard(result) {
  const person = result.registration && { ...list.byId.get(result.registration.id), ...result.registration };
  const outcome = result.flags?.includes("quarantined") ? "quarantined" : result.outcome;
  return { outcome, reason: result.reason, flags: result.flags ?? [], person, first: result.first, scan: result.id, isLocal: false };
}

// An answer that comes after the screen has spoken: what the screen said has happened, so the server is told.
export function reconcile(desk, surprised) {
  queue.addEventListener("settled", async ({ detail: { row, answer, before } }) => {
    if (before?.outcome === answer.outcome) return null; // offered again, and answered as before
    const pairing = await store.pairing(row.pairing); // the desk may be another one by now
    if (row.kind === "walk-in" && row.isPast && answer.outcome === "refused") return surprised(answer);
    if (row.kind !== "scan" || row.shown === null || row.body.offline) return null;
    if (row.shown === LET_IN && answer.outcome === "duplicate") surprised(answer);
    if (row.shown === LET_IN && ["refused", "unknown"].includes(answer.outcome)) {
      const body = { ...(await bodyOf(row, pairing)), id: crypto.randomUUID(), offline: true, shown: LET_IN };
      await add({ ...(await newRow("scan", pairing, body, LET_IN)), person: row.person });
      surprised(answer);
    }
    if (row.shown === "refused" && answer.outcome === "accepted" && !desk.isKiosk && !(await cameInSince(pairing, row, answer))) {
      await takeBack(pairing, row.id, "not let in at the desk");
    }
    return null;
  });
}

// Whom the desk let in after all: taking the refused scan back would end that admission with it.
async function cameInSince(pairing, row, answer) {
  const { code } = await bodyOf(row, pairing);
  const isLater = (other) => other.kind === "scan" && other.shown === LET_IN && other.pairing === row.pairing && other.at >= row.at;
  for (const other of (await store.allRows()).filter((each) => isLater(each) && each.body.point === row.body.point)) {
    const body = await bodyOf(other, pairing);
    if ((code && body.code === code) || (other.person ?? body.registration) === answer.registration?.id) return true;
  }
  return false;
}
