// Parts of a form that concern some answers only: [data-when=name][data-is="value value"]. What is hidden is
// still sent; the server decides what counts.
export function showWhenAnswered() {
  for (const part of document.querySelectorAll("[data-when]")) {
    const form = part.closest("form");
    const wanted = part.dataset.is.split(" ");
    const note = part.querySelector("[data-when-note]");
    if (note) note.hidden = true; // who sees the question is who is meant
    const update = () => {
      part.hidden = !wanted.includes(new FormData(form).get(part.dataset.when) ?? "");
    };
    form.addEventListener("change", update);
    update();
  }
}
