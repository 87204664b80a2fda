// The public form: the proof of work that keeps programs off (registrations/guarding.py), and files that are too large.
const encoder = new TextEncoder();

function mixed(text) { // FNV-1a, 32 bits
  let hash = 0x811c9dc5;
  for (const byte of encoder.encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}

export function proveWork() {
  const proof = document.querySelector("[data-work]");
  if (!proof) return;
  const token = proof.form.elements.began.value;
  const work = Number(proof.dataset.work);
  let number = 0;
  while (mixed(`${token}:${number}`) % work) number += 1;
  proof.value = String(number);
}

export function refuseLargeFiles() {
  for (const input of document.querySelectorAll("input[type=file][data-megabytes]")) {
    const said = document.createElement("p");
    said.className = "error";
    said.setAttribute("role", "alert");
    input.after(said);
    input.addEventListener("change", () => {
      const isLarge = [...input.files].some((file) => file.size > input.dataset.megabytes * 1048576);
      said.textContent = isLarge ? input.dataset.tooLarge : "";
      if (isLarge) input.value = ""; // nothing else that was typed waits for an upload that will be refused
    });
  }
}
