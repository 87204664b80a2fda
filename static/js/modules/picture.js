// A certificate seen while its pattern is set; the server makes the picture, without script it shows after saving.
const PAUSE = 500;
const box = document.querySelector("[data-picture]");

if (box) {
  const form = document.getElementById(box.dataset.for);
  const image = box.querySelector("img"), trouble = box.querySelector("[role=status]");
  let timer = 0, asked = 0, shown = "";

  async function refresh() {
    const turn = ++asked;
    box.toggleAttribute("data-busy", true);
    try {
      const answer = await fetch(box.dataset.picture, { method: "POST", body: new FormData(form), credentials: "same-origin" });
      if (turn !== asked) return; // an answer that a later one has overtaken says nothing
      trouble.textContent = answer.status === 422 ? await answer.text() : decodeURIComponent(answer.headers.get("Pattern-Notes") ?? "");
      if (!answer.ok) return;
      const before = shown;
      shown = URL.createObjectURL(await answer.blob());
      image.src = shown;
      if (before) URL.revokeObjectURL(before);
    } catch {
      // no network for a moment: the last picture stays
    } finally {
      if (turn === asked) box.toggleAttribute("data-busy", false);
    }
  }
  box.hidden = false;
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(refresh, PAUSE); });
  refresh();
}
