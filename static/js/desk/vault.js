// Seals what holds names under a key that no script can export, and derives the hashes by which the list is read.
const encoder = new TextEncoder();
const NONCE = 12;

export function newKey() {
  return crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

export async function seal(key, value) {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE));
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, encoder.encode(JSON.stringify(value)));
  return { iv, data };
}

export async function unseal(key, sealed) {
  const data = await crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.iv }, key, sealed.data);
  return JSON.parse(new TextDecoder().decode(data));
}

// Opens a card of the strict setting (workshop/checkin/lookups.py): only its ticket's code gives the key.
export async function openCard(code, salt, card) {
  const raw = Uint8Array.from(atob(card), (letter) => letter.charCodeAt(0));
  const key = await crypto.subtle.importKey("raw", await derive(code, salt, "card", 32), "AES-GCM", false, ["decrypt"]);
  return unseal(key, { iv: raw.subarray(0, NONCE), data: raw.subarray(NONCE) });
}

export async function hkdf(text, salt, info, bytes) {
  return hex(await derive(text, salt, info, bytes));
}

async function derive(text, salt, info, bytes) {
  const material = await crypto.subtle.importKey("raw", encoder.encode(text), "HKDF", false, ["deriveBits"]);
  const settings = { name: "HKDF", hash: "SHA-256", salt: encoder.encode(salt), info: encoder.encode(info) };
  return crypto.subtle.deriveBits(settings, material, bytes * 8);
}

export async function hmac(text, salt, bytes) {
  const key = await crypto.subtle.importKey("raw", encoder.encode(salt), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return hex(await crypto.subtle.sign("HMAC", key, encoder.encode(text))).slice(0, bytes * 2);
}

export async function sha256(text) {
  return hex(await crypto.subtle.digest("SHA-256", encoder.encode(text)));
}

function hex(buffer) {
  return [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
