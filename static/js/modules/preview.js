// A text seen with a delegate's data while it is written; without script it shows after saving.
const PAUSE = 350;

export function previewTexts() {
  const box = document.querySelector("[data-preview]");
  if (!box) return;
  const form = box.querySelector("form");
  const subject = document.querySelector("[data-preview-subject]");
  const text = document.querySelector("[data-preview-text]");
  const problem = document.querySelector("[data-preview-problem]");
  let timer = 0, asked = 0;

  async function refresh() {
    const turn = ++asked;
    try {
      const answer = await fetch(box.dataset.preview, { method: "POST", body: new FormData(form), credentials: "same-origin" });
      if (!answer.ok || turn !== asked) return; // an answer that a later one has overtaken says nothing
      const said = await answer.json();
      problem.hidden = !said.problem;
      problem.textContent = said.problem || "";
      if (said.problem) return;
      subject.textContent = said.subject;
      text.textContent = said.text;
    } catch {
      // no network for a moment: the last preview stays
    }
  }
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(refresh, PAUSE); });
}
