// Keeps what the server gave at pairing, with a key that no script can export, and opens the desk.
import { keepPairing } from "./store.js";
import { newKey } from "./vault.js";

const given = JSON.parse(document.getElementById("pairing").textContent);
try {
  await keepPairing({ ...given, key: await newKey() });
  location.replace("/desk/");
} catch {
  document.getElementById("pair-failed").hidden = false;
}
