// Sends what waits in the queue; nothing leaves it before the server has answered for that very id.
import { Answered, call } from "./api.js";
import { change, queue, waitingCount } from "./queue.js";
import * as store from "./store.js";
import { unseal } from "./vault.js";

const BATCH = 100;
const ADDRESS = { "walk-in": "/walk-ins", undo: "/undos" };
const asking = new Set(); // rows that a person is waiting for; the sender leaves them alone

// Sends one row at once, for a person who waits; :throws Unreachable: and the row stays in the queue.
export async function ask(row) {
  asking.add(row.id);
  try {
    const pairing = await store.pairing(row.pairing);
    if (row.kind !== "scan") return await askOne(row, pairing);
    const { results } = await call("/scans", pairing.token, envelope([row]));
    return await settle(row, results[0]);
  } finally {
    asking.delete(row.id);
  }
}

// Sends all that waits; two tabs take turns. Returns whether everything was answered.
export function push(listAge) {
  const work = () => pushAll(listAge);
  return navigator.locks ? navigator.locks.request("workshop-desk-queue", work) : work();
}

// A row or a pairing that the server turns away keeps nobody else waiting; no answer at all ends the round.
async function pushAll(listAge) {
  let turnedAway = null;
  const rows = (await store.waitingRows()).filter((row) => !asking.has(row.id));
  for (const id of new Set(rows.map((row) => row.pairing))) {
    const mine = rows.filter((row) => row.pairing === id);
    const pairing = await store.pairing(id);
    const scans = mine.filter((row) => row.kind === "scan");
    const work = [];
    for (let from = 0; from < scans.length; from += BATCH) work.push(() => pushScans(scans.slice(from, from + BATCH), pairing.token, listAge));
    for (const row of mine.filter((other) => other.kind !== "scan")) work.push(() => askOne(row, pairing));
    for (const part of work) {
      await part().catch((error) => {
        if (!(error instanceof Answered)) throw error;
        if (error.hasEnded) turnedAway = error;
      });
    }
  }
  await store.sweep();
  if (turnedAway) throw turnedAway;
}

async function pushScans(rows, token, listAge) {
  const { results } = await call("/scans", token, envelope(rows, listAge));
  const answers = new Map(results.map((result) => [result.id, result]));
  for (const row of rows) if (answers.has(row.id)) await settle(row, answers.get(row.id));
}

async function askOne(row, pairing) {
  try {
    return await settle(row, await call(ADDRESS[row.kind], pairing.token, await bodyOf(row, pairing)));
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
  queue.dispatchEvent(new CustomEvent("settled", { detail: { row: settled, answer } }));
  return answer;
}

// Names stay out of what is kept in the open: the id is enough to find the person in the sealed list.
function bare(answer) {
  return { ...answer, registration: answer.registration && { id: answer.registration.id } };
}

function envelope(rows, listAge) {
  return {
    sent_at: new Date().toISOString(),
    queue: waitingCount(),
    ...(listAge === undefined ? {} : { list_age: listAge }),
    scans: rows.map((row) => row.body),
  };
}

async function bodyOf(row, { key }) {
  if (!row.sealed) return row.body;
  return { ...(await unseal(key, row.sealed)), offline: Boolean(row.isPast), sent_at: new Date().toISOString() };
}
