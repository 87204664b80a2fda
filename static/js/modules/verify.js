// Compares a file with the fingerprints of what was issued; the file stays in the browser.
const box = document.querySelector("[data-file-check]");

async function fingerprint(file) {
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function compare(file) {
  const answer = box.querySelector("[role=status]");
  if (!crypto.subtle) {
    answer.textContent = box.dataset.unable; // only secure addresses have it
    return;
  }
  const found = await fingerprint(file);
  const issued = [...document.querySelectorAll("[data-fingerprint]")];
  const same = issued.find((each) => each.dataset.fingerprint === found);
  for (const each of issued) each.toggleAttribute("data-is-it", each === same);
  answer.dataset.same = Boolean(same);
  const name = same?.querySelector("[data-file-name]")?.textContent ?? file.name;
  answer.textContent = same ? `${box.dataset.same} ${name}` : box.dataset.other;
}

if (box) {
  box.hidden = false;
  box.querySelector("input").addEventListener("change", (event) => event.target.files[0] && compare(event.target.files[0]));
  for (const kind of ["dragover", "dragleave", "drop"]) {
    box.addEventListener(kind, (event) => {
      event.preventDefault();
      box.toggleAttribute("data-over", kind === "dragover");
      if (kind === "drop" && event.dataTransfer.files[0]) compare(event.dataTransfer.files[0]);
    });
  }
}
