// Turns <details data-confirm> into a dialog. Without script the details opens in place and asks the same.
function dialogFor(details) {
  const dialog = document.createElement("dialog");
  dialog.className = "confirm-dialog";
  const title = document.createElement("h2");
  title.textContent = details.querySelector("summary").textContent.trim();
  title.id = `confirm-${Math.random().toString(36).slice(2)}`;
  dialog.setAttribute("aria-labelledby", title.id);
  const panel = details.querySelector(".confirm-panel");
  const row = document.createElement("div");
  row.className = "button-row";
  const back = document.createElement("button");
  back.type = "button";
  back.className = "button";
  back.textContent = details.dataset.cancel;
  back.addEventListener("click", () => dialog.close());
  row.append(panel.querySelector("button[type=submit]"), back);
  panel.append(row);
  dialog.append(title, panel);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close(); // a tap beside the box
  });
  details.after(dialog); // still inside the form, so its button still sends it
  return { dialog, back };
}

export function askInDialog(root = document) {
  for (const details of root.querySelectorAll("details[data-confirm]")) {
    const { dialog, back } = dialogFor(details);
    details.querySelector("summary").addEventListener("click", (event) => {
      event.preventDefault();
      dialog.showModal();
      back.focus(); // Enter pressed in haste takes nothing away
    });
  }
}
