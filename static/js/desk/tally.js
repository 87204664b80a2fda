// How many have come: by the list, and by what this device let in since and has not sent yet.
import { list } from "./list.js";
import * as store from "./store.js";

// {arrived, expected} at the entrances; at a rehearsal, of the rehearsal alone
export async function tally(desk) {
  const entries = entrances(desk);
  const come = new Set([...list.inside].filter(([, arrivals]) => arrivals.some((each) => entries.has(each.point))).map(([id]) => id));
  const waiting = await store.waitingRows();
  const undone = new Set(waiting.filter((row) => row.kind === "undo").map((row) => row.body.scan));
  for (const row of waiting) if (isEntry(row, entries) && !undone.has(row.id)) come.add(row.person);
  const newcomers = waiting.filter((row) => row.kind === "walk-in" && entries.has(row.point ?? desk.point()) && !undone.has(row.id));
  const added = newcomers.filter((row) => !row.replaces).length; // who comes in another's place was expected
  const expected = list.people.filter((person) => person.status === "confirmed").length;
  return { arrived: come.size + newcomers.length, expected: expected + added };
}

function entrances(desk) {
  if (desk.pointFacts().rehearsal) return new Set([desk.point()]);
  return new Set(list.facts.points.filter((point) => point.kind === "entry" && !point.rehearsal).map((point) => point.code));
}

function isEntry(row, entries) {
  return row.kind === "scan" && row.person && row.shown === "admitted" && row.body.direction !== "out" && entries.has(row.body.point);
}
