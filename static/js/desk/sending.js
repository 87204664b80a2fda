// Sends what waits in the queue; nothing leaves it before the server has answered for that very id.
import { Answered, Unreachable, call } from "./api.js";
import { add, bodyOf, change, queue, recount, waitingCount } from "./queue.js";
import * as store from "./store.js";

const BATCH = 100;
const ADDRESS = { "walk-in": "/walk-ins", undo: "/undos" };
const asking = new Set(); // rows that a person is waiting for; the sender leaves them alone

// Writes a row down and sends it at once, for a person who waits; :throws Unreachable: and the row stays in the queue.
export async function ask(row) {
  asking.add(row.id); // from before it is there: no other round may send it as it is now
  try {
    await add(row);
    const pairing = await store.pairing(row.pairing);
    if (row.kind !== "scan") return await askOne(row, pairing);
    const { results } = await call("/scans", pairing.token, await envelope([row], pairing));
    return await settle(row, results[0]);
  } catch (error) {
    // the person goes in now, whatever the server says later
    if (row.kind === "walk-in" && isLate(error)) await change(row, { isPast: true });
    throw error;
  } finally {
    asking.delete(row.id);
  }
}

// Whether nothing was decided: no answer came, or the desk adds people faster than it may and the row waits its turn.
export function isLate(error) {
  return error instanceof Unreachable || error.status === 429;
}

// Sends all that waits; two tabs take turns. Returns whether everything was answered.
export function push(listAge) {
  const work = () => pushAll(listAge);
  return navigator.locks ? navigator.locks.request("workshop-desk-queue", work) : work();
}

// A row or a pairing that fails keeps nobody else waiting; no answer at all ends the round.
async function pushAll(listAge) {
  let turnedAway = null;
  const rows = (await store.waitingRows()).filter((row) => !asking.has(row.id));
  for (const id of new Set(rows.map((row) => row.pairing))) {
    const mine = rows.filter((row) => row.pairing === id);
    const pairing = await store.pairing(id);
    if (!pairing) continue;
    const scans = mine.filter((row) => row.kind === "scan");
    const work = [];
    for (let from = 0; from < scans.length; from += BATCH) work.push(() => pushScans(scans.slice(from, from + BATCH), pairing, listAge));
    for (const row of mine.filter((other) => other.kind !== "scan")) work.push(() => askInTurn(row, pairing));
    for (const part of work) {
      await part().catch((error) => {
        if (error instanceof Unreachable) throw error;
        if (error.hasEnded) turnedAway = error;
      });
    }
  }
  await store.sweep();
  await recount(); // another tab may have sent what this one counted
  if (turnedAway) throw turnedAway;
}

async function pushScans(rows, pairing, listAge) {
  const { results } = await call("/scans", pairing.token, await envelope(rows, pairing, listAge));
  const answers = new Map(results.map((result) => [result.id, result]));
  for (const row of rows) if (answers.has(row.id)) await settle(row, answers.get(row.id));
}

// What is to be taken back must have come before, or the server knows of nothing.
async function askInTurn(row, pairing) {
  if (row.kind === "undo" && (await store.isWaiting(row.body.scan))) return null;
  return askOne(row, pairing);
}

async function askOne(row, pairing) {
  try {
    return await settle(row, await call(ADDRESS[row.kind], pairing.token, await toldOf(row, pairing)));
  } catch (error) {
    if (error instanceof Answered && isFinal(error, row)) {
      await settle(row, { id: row.id, outcome: "refused", reason: error.code, detail: error.message });
    }
    throw error;
  }
}

// A refusal is an answer; that it comes too fast is none. An ended desk may still add, but take nothing back.
function isFinal(error, row) {
  return error.hasEnded ? row.kind === "undo" : error.status !== 429;
}

async function settle(row, answer) {
  const settled = await change(row, { state: "answered", answeredAt: Date.now(), answer: bare(answer) });
  queue.dispatchEvent(new CustomEvent("settled", { detail: { row: settled, answer, before: row.answer } }));
  return answer;
}

// Names stay out of what is kept in the open: the id is enough to find the person in the sealed list.
function bare(answer) {
  return { ...answer, registration: answer.registration && { id: answer.registration.id } };
}

async function envelope(rows, pairing, listAge) {
  const opened = await Promise.allSettled(rows.map((row) => bodyOf(row, pairing)));
  return {
    sent_at: new Date().toISOString(),
    queue: waitingCount(),
    ...(listAge === undefined ? {} : { list_age: listAge }),
    scans: opened.filter((each) => each.status === "fulfilled").map((each) => each.value),
  };
}

async function toldOf(row, pairing) {
  const body = await bodyOf(row, pairing);
  return row.kind === "walk-in" ? { ...body, offline: Boolean(row.isPast), sent_at: new Date().toISOString() } : body;
}
