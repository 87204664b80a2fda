// Decides from what lies on this device: the list, and what it has answered since.
import { reach } from "./api.js";
import { list } from "./list.js";
import * as store from "./store.js";
import { dayOf } from "./words.js";

const MARGIN = 60_000;

// {outcome, reason, person, first} as the server would say it
export async function decide(person, point, direction = "in") {
  if (!person) return { outcome: "unknown", reason: null, person: null };
  if (person.isRevoked) return { outcome: "refused", reason: "revoked_ticket", person: null };
  const { first, leftAt } = await whereabouts(person, point);
  if (direction === "out") return { outcome: "accepted", reason: null, person, flags: first ? [] : ["not_in"], leftAt }; // may always leave
  if (first) return { outcome: "duplicate", reason: "already_in", person, first };
  if (await isReplacedHere(person)) return { outcome: "refused", reason: "replaced", person };
  if (person.status === "cancelled") return { outcome: "refused", reason: "cancelled", person };
  if (person.status !== "confirmed") return { outcome: "refused", reason: "not_confirmed", person };
  const place = pointFacts(point);
  if (place?.admits?.length && !place.admits.includes(person.kind)) return { outcome: "refused", reason: "kind_not_admitted", person };
  if (place?.is_open === false) return { outcome: "refused", reason: "point_closed", person };
  if (isOutside(place)) return { outcome: "refused", reason: "outside_hours", person };
  return { outcome: "accepted", reason: null, person };
}

export function pointFacts(code) {
  return list.facts?.points.find((point) => point.code === code);
}

function isOutside(place) {
  const now = Date.now() + reach.skew;
  return (place?.opens_at && now < Date.parse(place.opens_at)) || (place?.closes_at && now > Date.parse(place.closes_at));
}

// Somebody came in this person's place at this device, and the list may not know it yet.
async function isReplacedHere(person) {
  const rows = await store.allRows();
  return rows.some((row) => row.replaces === person.id && row.answer?.outcome !== "refused");
}

// Whether a moment is of the day that this point counts by.
export function counts(at, point) {
  return pointFacts(point)?.is_per_day === false || dayOf(at) === dayOf(Date.now());
}

export function earlierOnList(person, point) {
  const here = (list.inside.get(person.id) ?? []).filter((arrival) => arrival.point === point && !arrival.left_at);
  return here.find((arrival) => counts(arrival.at, point));
}

// {first, leftAt}: the entry that still holds, of the list or of what this device did since and has not taken back,
// and otherwise when the person went out.
async function whereabouts(person, point) {
  const wiped = Date.parse(pointFacts(point)?.wiped_at ?? 0); // a rehearsal that was wiped begins anew
  const rows = (await store.allRows()).filter((row) => !(row.at + reach.skew < wiped));
  const undone = new Set(rows.filter((row) => row.kind === "undo").map((row) => row.body.scan));
  const mine = rows
    .filter((row) => row.kind === "scan" && whose(row) === person.id && row.body.point === point)
    .filter((row) => wasLetIn(row) && !undone.has(row.id) && counts(row.body.scanned_at, point))
    .sort((one, other) => one.at - other.at);
  // rows hold this device's time, the list the server's
  const left = mine.filter((row) => row.body.direction === "out" && !wasNotIn(row)).at(-1)?.at ?? -Infinity;
  const listed = earlierOnList(person, point);
  if (listed && Date.parse(listed.at) > left + reach.skew) return { first: listed };
  const first = mine.find((row) => row.body.direction === "in" && row.at > left && !isOnList(row));
  if (first) return { first: { at: first.body.scanned_at, isHere: true } };
  const exits = (list.inside.get(person.id) ?? []).filter((each) => each.point === point && each.left_at && counts(each.at, point));
  const times = [...exits.map((each) => Date.parse(each.left_at)), ...(left > 0 ? [left + reach.skew] : [])];
  return { leftAt: times.length ? Math.max(...times) : null };
}

// What was answered before the list came is in it, or was taken back at another desk since.
function isOnList(row) {
  return row.state === "answered" && row.answeredAt < (list.at ?? 0) - MARGIN;
}

function whose(row) {
  return row.person ?? row.answer?.registration?.id;
}

function wasNotIn(row) {
  return row.answer ? row.answer.flags?.includes("not_in") : row.isNotIn;
}

function wasLetIn(row) {
  return row.answer ? row.answer.outcome === "accepted" : row.shown === "admitted";
}
