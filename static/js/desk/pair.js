// Keeps what the server gave at pairing, with a key that no script can export, and opens the desk.
import { keepPairing } from "./store.js";
import { newKey } from "./vault.js";

const given = JSON.parse(document.getElementById("pairing").textContent);
await keepPairing({ ...given, key: await newKey() });
location.replace("/desk/");
