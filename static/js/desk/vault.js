// Seals what holds names under a key that no script can export, and derives the hashes by which the list is read.
const encoder = new TextEncoder();

export function newKey() {
  return crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

export async function seal(key, value) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, encoder.encode(JSON.stringify(value)));
  return { iv, data };
}

export async function unseal(key, sealed) {
  const data = await crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.iv }, key, sealed.data);
  return JSON.parse(new TextDecoder().decode(data));
}

export async function hkdf(text, salt, info, bytes) {
  const material = await crypto.subtle.importKey("raw", encoder.encode(text), "HKDF", false, ["deriveBits"]);
  const settings = { name: "HKDF", hash: "SHA-256", salt: encoder.encode(salt), info: encoder.encode(info) };
  return hex(await crypto.subtle.deriveBits(settings, material, bytes * 8));
}

export async function hmac(text, salt, bytes) {
  const key = await crypto.subtle.importKey("raw", encoder.encode(salt), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return hex(await crypto.subtle.sign("HMAC", key, encoder.encode(text))).slice(0, bytes * 2);
}

function hex(buffer) {
  return [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
