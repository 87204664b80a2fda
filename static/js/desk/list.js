// The people whom this device knows: in memory while it runs, on the disk only sealed.
import { call } from "./api.js";
import { wordsOf } from "./codes.js";
import * as store from "./store.js";
import { hkdf, openCard, seal, unseal } from "./vault.js";

const EMPTY = { people: [], arrivals: [], cursor: null, epoch: null, at: null, facts: null };
const CONFIRMED = "list-at"; // when the server last said that the kept list is what it knows
const PATIENCE = 15_000; // the first list of a large event takes longer than a scan may
export const list = Object.assign(new EventTarget(), { ...EMPTY, byId: new Map(), byLookup: new Map(), inside: new Map(), isKept: true });

export async function openList(pairing) {
  const sealed = await store.note("list");
  if (sealed?.pairing !== pairing.id) return;
  const content = await unseal(pairing.key, sealed);
  take({ ...content, at: Math.max(content.at, (await store.note(CONFIRMED)) ?? 0) });
}

function take(content) {
  Object.assign(list, content);
  list.byId = new Map(list.people.map((person) => [person.id, person]));
  list.byLookup = new Map(list.people.map((person) => [person.lookup, person]));
  list.inside = Map.groupBy ? Map.groupBy(list.arrivals, (arrival) => arrival.registration) : grouped(list.arrivals);
  for (const person of list.people.filter((each) => each.full_name)) {
    person.folded ??= ` ${wordsOf(`${person.full_name} ${person.organization} ${person.position}`).join(" ")}`;
  }
  list.dispatchEvent(new Event("change"));
}

function grouped(arrivals) {
  const groups = new Map();
  for (const arrival of arrivals) groups.set(arrival.registration, [...(groups.get(arrival.registration) ?? []), arrival]);
  return groups;
}

// Brings the list up to date: all of it the first time or in a new epoch, otherwise what changed.
export async function refresh(pairing) {
  let content = { people: list.people, arrivals: list.arrivals, cursor: list.cursor, epoch: list.epoch };
  for (let more = true, page; more; more = page.next_cursor !== null) {
    const from = content.cursor ? `?cursor=${encodeURIComponent(content.cursor)}` : "";
    page = await call(`/bundle${from}`, pairing.token, undefined, PATIENCE);
    content = joined(content, page);
  }
  const isAnew = list.epoch !== null && content.epoch !== list.epoch;
  const isNews = list.cursor === null || !list.isKept || content.changed || content.epoch !== list.epoch;
  const { changed: _changed, ...kept } = { ...content, at: Date.now() };
  if (isNews) await keep(pairing, kept);
  else take(kept); // nothing new: the disk is spared
  if (list.isKept) await store.keepNote(CONFIRMED, kept.at).catch(() => {}); // only a time, and no reason to stop
  return isAnew; // another setting, or a server that came back from a backup
}

function joined(before, page) {
  const { people, arrivals } = before.epoch === page.epoch ? before : EMPTY;
  const again = new Set(page.items.map((person) => person.id));
  const known = new Map(arrivals.map((arrival) => [keyOf(arrival), arrival]));
  for (const arrival of page.arrivals) {
    if (arrival.is_gone) known.delete(keyOf(arrival));
    else known.set(keyOf(arrival), arrival);
  }
  const wiped = new Map(page.points.map((point) => [point.code, Date.parse(point.wiped_at ?? 0)]));
  for (const [key, { at, point }] of known) if (Date.parse(at) < wiped.get(point)) known.delete(key); // a rehearsal is over
  return {
    people: again.size ? [...people.filter((person) => !again.has(person.id)), ...page.items] : people,
    arrivals: [...known.values()],
    cursor: page.cursor,
    epoch: page.epoch,
    facts: { ...page.event, points: page.points, revocations: page.revocations, setting: page.setting, is_complete: page.is_complete },
    changed: before.changed || again.size > 0 || page.arrivals.length > 0,
  };
}

function keyOf({ registration, point, day, passage }) {
  return [registration, point, day, passage].join("|");
}

// Known in any case; where there is no space to keep it the device says so.
async function keep(pairing, content) {
  const sealed = { pairing: pairing.id, ...(await seal(pairing.key, content)) };
  list.isKept = await store.keepNote("list", sealed).then(() => true, () => false);
  take(content);
}

export async function wipe() {
  await store.dropNote("list");
  await store.forgetNames();
  take(EMPTY);
}

// Who may come: the list holds the cancelled too, so that their tickets are known for what they are.
export function expected() {
  return list.people.filter((person) => person.status === "confirmed");
}

// In the strict setting nobody can be found but by the own ticket.
export function holdsNames() {
  return list.facts?.setting !== "strict";
}

// The person with this ticket, {isRevoked} for a ticket that was replaced, or undefined.
export async function personOf(code) {
  const salt = list.facts?.salt ?? "";
  const lookup = await hkdf(code, salt, "lookup", 16);
  const person = list.byLookup.get(lookup);
  if (!person) return list.facts?.revocations.includes(lookup) ? { isRevoked: true } : undefined;
  if (!person.card) return person;
  const [full_name, position, organization, kind] = await openCard(code, salt, person.card);
  return { ...person, full_name, position, organization, kind };
}

// The people of the unit with this code, as far as this device knows them.
export async function peopleOfUnit(code) {
  const lookup = await hkdf(code, list.facts?.salt ?? "", "lookup", 16);
  return list.people.filter((person) => person.group === lookup);
}
