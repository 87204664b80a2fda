// How many have come: by the list, and by what this device let in since and has not sent yet.
import { counts } from "./decide.js";
import { expected, list } from "./list.js";
import * as store from "./store.js";

// {arrived, expected}: at the entrances together, at any other point or a rehearsal of that alone; of today where a
// point counts by day
export async function tally(desk) {
  const places = counted(desk);
  const isOurs = (arrival) => places.has(arrival.point) && counts(arrival.at, arrival.point);
  const come = new Set([...list.inside].filter(([, arrivals]) => arrivals.some(isOurs)).map(([id]) => id));
  const waiting = await store.waitingRows();
  const undone = new Set(waiting.filter((row) => row.kind === "undo").map((row) => row.body.scan));
  for (const row of waiting) if (isEntry(row, places) && !undone.has(row.id)) come.add(row.person);
  const newcomers = waiting.filter((row) => row.kind === "walk-in" && isOurs({ at: row.at, point: row.point ?? desk.point() }) && !undone.has(row.id));
  const added = newcomers.filter((row) => !row.replaces).length; // who comes in another's place was expected
  return { arrived: come.size + newcomers.length, expected: expected().filter((person) => mayCome(person, desk)).length + added };
}

function counted(desk) {
  const { rehearsal, kind } = desk.pointFacts();
  if (rehearsal || kind !== "entry") return new Set([desk.point()]);
  return new Set(list.facts.points.filter((point) => point.kind === "entry" && !point.rehearsal).map((point) => point.code));
}

// A card says no kind before its ticket opens it.
function mayCome(person, desk) {
  const { kind, admits } = desk.pointFacts();
  return kind === "entry" || !admits?.length || !person.kind || admits.includes(person.kind);
}

function isEntry(row, places) {
  const isIn = row.kind === "scan" && row.person && row.shown === "admitted" && row.body.direction !== "out";
  return isIn && places.has(row.body.point) && counts(row.body.scanned_at, row.body.point);
}
