// What this device keeps, in IndexedDB: pairings, the queue, the sealed list and small notes.
const { openDB } = window.idb;
const DAYS_KEPT = 3;

const opened = openDB("workshop-desk", 1, {
  upgrade(db) {
    db.createObjectStore("notes");
    db.createObjectStore("pairings", { keyPath: "id" });
    db.createObjectStore("queue", { keyPath: "id" }).createIndex("state", "state");
  },
});

export async function note(name) {
  return (await opened).get("notes", name);
}

export async function keepNote(name, value) {
  return (await opened).put("notes", value, name);
}

export async function dropNote(name) {
  return (await opened).delete("notes", name);
}

export async function pairing(id) {
  const wanted = id ?? (await note("pairing"));
  return wanted === undefined ? undefined : (await opened).get("pairings", wanted);
}

// A device may be paired again: what waits from before still goes out under the pairing that took it. Point,
// direction and list were those of the other desk.
export async function keepPairing(fresh) {
  const write = (await opened).transaction(["pairings", "notes"], "readwrite");
  const notes = write.objectStore("notes");
  if ((await notes.get("pairing")) !== fresh.id) await notes.clear();
  await Promise.all([write.objectStore("pairings").put(fresh), notes.put(fresh.id, "pairing")]);
  await write.done;
}

// Takes leave: tokens, keys, notes and what was sent go, so that nothing of anybody stays behind. Returns false, and
// forgets nothing, while a row waits, be it another tab's.
export async function forgetAll() {
  const names = ["pairings", "notes", "queue"];
  const write = (await opened).transaction(names, "readwrite", { durability: "strict" });
  const isFree = (await write.objectStore("queue").index("state").count("waiting")) === 0;
  if (isFree) await Promise.all(names.map((name) => write.objectStore(name).clear()));
  await write.done;
  return isFree;
}

// Strict: the promise holds only when the row is on the disk, so that a green screen is never a lie.
export async function keepRow(row) {
  const write = (await opened).transaction("queue", "readwrite", { durability: "strict" });
  await write.store.put(row);
  await write.done;
}

// Changes a row from what it is now, so that an answer and what the screen said do not overwrite each other.
export async function changeRow(row, changes) {
  const write = (await opened).transaction("queue", "readwrite", { durability: "strict" });
  const changed = { ...row, ...(await write.store.get(row.id)), ...changes };
  await write.store.put(changed);
  await write.done;
  return changed;
}

export async function isWaiting(id) {
  return (await (await opened).get("queue", id))?.state === "waiting";
}

export async function waitingRows() {
  const rows = await (await opened).getAllFromIndex("queue", "state", "waiting");
  return rows.sort((one, other) => one.at - other.at);
}

export async function allRows() {
  return (await opened).getAll("queue");
}

// Three days from the answer: a scan may have waited long for it. A former pairing goes with its last row.
export async function sweep() {
  const limit = Date.now() - DAYS_KEPT * 86_400_000;
  const db = await opened;
  const old = (await answeredRows()).filter((row) => (row.answeredAt ?? row.at) < limit);
  await Promise.all(old.map((row) => db.delete("queue", row.id)));
  const needed = new Set([await note("pairing"), ...(await allRows()).map((row) => row.pairing)]);
  const over = (await db.getAllKeys("pairings")).filter((id) => !needed.has(id));
  await Promise.all(over.map((id) => db.delete("pairings", id)));
}

// What was answered is kept three days, to be offered again to a server that came back from a backup.
export async function answeredRows() {
  return (await opened).getAllFromIndex("queue", "state", "answered");
}

// Names of walk-ins go with the list; what still waits keeps its own until it is sent.
export async function forgetNames() {
  const rows = (await answeredRows()).filter((row) => row.sealed && row.kind === "walk-in");
  await Promise.all(rows.map((row) => changeRow(row, { sealed: undefined })));
}

export async function askToPersist() {
  return (await navigator.storage?.persisted?.()) || (await navigator.storage?.persist?.()) || false;
}
