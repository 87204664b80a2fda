// What is handed over to whom, and where: "Badge + documents" means the badge at the door, and what stands after the
// first plus at the point for documents, where the workshop has one. A session or a meal hands over nothing.
import { list } from "./list.js";

export function handOver(person, place) {
  const said = person && list.facts?.kinds?.find((kind) => kind.code === person.kind)?.hand_over;
  if (!said || !["entry", "kit"].includes(place.kind)) return null;
  const [first, ...others] = said.split("+").map((part) => part.trim());
  if (place.kind === "kit") return others.join(" + ") || null;
  return list.facts.points.some((point) => point.kind === "kit" && !point.rehearsal) ? first : said;
}

export function handOvers(people, place) {
  const counted = new Map();
  for (const what of people.map((person) => handOver(person, place)).filter(Boolean)) counted.set(what, (counted.get(what) ?? 0) + 1);
  return [...counted].map(([what, number]) => `${number} × ${what}`).join("; ");
}
