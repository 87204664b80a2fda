// Whom this device knows by what is typed.
import { fold, wordsOf } from "./codes.js";
import { list } from "./list.js";
import { hmac } from "./vault.js";

// Words in any order, each the beginning of one; four digits may be the end of a phone number.
export async function find(text, limit = 8) {
  const words = wordsOf(text);
  if (!words.length) return [];
  const salt = list.facts?.salt ?? "";
  const tails = await Promise.all(words.map((word) => (/^\d{4}$/.test(word) ? hmac(`tail:${word}`, salt, 8) : null)));
  const fits = (person) => words.every((word, at) => person.folded?.includes(` ${word}`) || (tails[at] && person.tail === tails[at]));
  const exact = (person) => person.full_name.toLowerCase().includes(text.trim().toLowerCase());
  const begins = (person) => fold(person.full_name).split(" ").some((word) => word.startsWith(words[0]));
  const weight = (person) => 2 * exact(person) + begins(person);
  const found = list.people.filter((person) => person.full_name && fits(person));
  return found.sort((one, other) => weight(other) - weight(one)).slice(0, limit);
}
