// Reads what was scanned or typed, by the rules of the server (workshop/paper/codes.py).
const ALPHABET = "0123456789BCFGHJKMNPQRSTVXZ";
export const LENGTH = 16;
const LONGER_THAN_OFFICES = 8;
const SEPARATORS = /[\s\-\u2010-\u2015\u2212\u200b\ufeff]+/g;
const ADDRESS = /^([a-z][a-z0-9+.-]*:\/\/|www\.)/i;
const IDENTITY_CARD = /^\s*\d{12}\|/; // a card read in part is one, too

function compact(text) {
  let candidate = text.trim();
  if (candidate.includes("/")) candidate = candidate.split(/[?#]/)[0].replace(/\/+$/, "").split("/").pop();
  return candidate.replace(SEPARATORS, "").toUpperCase();
}

function isOurs(text) {
  return [...text].every((symbol) => ALPHABET.includes(symbol));
}

export function isValid(code) {
  if (code.length !== LENGTH || !isOurs(code)) return false;
  // weights 1 for the last symbol, then 2, 1, 2 ... to the left; the plain sum is 0 modulo 27
  const sum = [...code].reverse().reduce((total, symbol, place) => total + ALPHABET.indexOf(symbol) * (1 + (place % 2)), 0);
  return sum % 27 === 0;
}

// {kind: code | bad_check | identity_card | url | text, code}; a stranger's text is described, never handed on
export function readCode(text) {
  const candidate = compact(text);
  if (candidate.length === LENGTH && isOurs(candidate)) {
    return isValid(candidate) ? { kind: "code", code: candidate } : { kind: "bad_check" };
  }
  if (IDENTITY_CARD.test(text)) return { kind: "identity_card" };
  return { kind: ADDRESS.test(text.trim()) ? "url" : "text" };
}

// How far a code is typed: null where the text is rather a name, a short name of an office (SKHCN) or a phone's tail.
export function typedSoFar(text) {
  const candidate = compact(text);
  if (candidate.length < 5 || candidate.length > LENGTH || !isOurs(candidate)) return null;
  if (candidate.length < LONGER_THAN_OFFICES && !/\d/.test(candidate)) return null; // the symbols have no vowel, some codes no digit
  if (candidate.length < LENGTH) return { kind: "partial", left: LENGTH - candidate.length };
  return { kind: isValid(candidate) ? "code" : "bad_check" };
}

export function grouped(code) {
  return code.match(/.{1,4}/g).join("-");
}

// What a person types who searches without accents and capitals.
export function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[đðɖ]/g, "d");
}

export function wordsOf(text) {
  return [...new Set(fold(text).match(/[\p{L}\p{N}]+/gu) ?? [])];
}
