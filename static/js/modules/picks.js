// Ticked rows: how many, and all of the page at once. The bar itself is shown by CSS.
export function countPicks() {
  for (const form of document.querySelectorAll(".bulk-bar")) {
    const picks = [...document.querySelectorAll(`.pick[form="${form.id}"]`)];
    const all = document.querySelector(`[data-pick-all="${form.id}"]`);
    const count = document.querySelector(`[data-pick-count="${form.id}"]`);
    const update = () => {
      const ticked = picks.filter((pick) => pick.checked).length;
      count.textContent = ticked;
      if (!all) return;
      all.checked = ticked === picks.length;
      all.indeterminate = ticked > 0 && ticked < picks.length;
    };
    for (const pick of picks) pick.addEventListener("change", update);
    if (all && picks.length) {
      all.hidden = false;
      all.addEventListener("change", () => {
        for (const pick of picks) pick.checked = all.checked;
        update();
      });
    }
    update();
  }
}
