// Rows of the stage dragged to another place, by mouse, pen or finger; saved as the number typed on the turn's page.
// Keyboards have the buttons Up and Down; Escape lets go of a row where it was.
const rows = [...document.querySelectorAll("tr[data-turn]")];
const form = document.querySelector("[data-drag-form]");
const EDGE = 72; // near the upper or lower edge of the window the page scrolls
let held = null;

function rowAt(event) {
  return document.elementFromPoint(event.clientX, event.clientY)?.closest("tr[data-turn]");
}

function unmark() {
  for (const row of rows) row.classList.remove("drop-before", "drop-after");
}

// the row is left where it would come to lie before or behind another one
function aim(event) {
  const over = rowAt(event);
  if (!over || over === held.row) return;
  const box = over.getBoundingClientRect();
  const isBefore = event.clientY < box.top + box.height / 2;
  unmark();
  over.classList.add(isBefore ? "drop-before" : "drop-after");
  const from = rows.indexOf(held.row);
  const to = rows.indexOf(over) + (isBefore ? 0 : 1);
  held.number = 1 + (to > from ? to - 1 : to);
}

function scroll() {
  if (!held) return;
  const step = held.y < EDGE ? -12 : held.y > window.innerHeight - EDGE ? 12 : 0;
  if (step) window.scrollBy(0, step);
  held.frame = requestAnimationFrame(scroll);
}

function letGo() {
  if (!held) return null;
  const { row, number, frame } = held;
  cancelAnimationFrame(frame);
  row.classList.remove("dragged");
  unmark();
  held = null;
  return { row, number };
}

function begin(handle, event) {
  if (held || (event.pointerType === "mouse" && event.button !== 0)) return;
  event.preventDefault(); // no text is marked
  handle.setPointerCapture(event.pointerId);
  const row = handle.closest("tr");
  held = { row, number: rows.indexOf(row) + 1, y: window.innerHeight / 2, frame: 0 }; // nothing scrolls before the first move
  row.classList.add("dragged");
  scroll();
}

function move(event) {
  if (!held) return;
  held.y = event.clientY;
  aim(event);
}

function drop() {
  const left = letGo();
  if (!left || left.number === rows.indexOf(left.row) + 1) return;
  form.action = left.row.dataset.turn;
  form.elements.number.value = left.number;
  form.submit();
}

if (form) {
  for (const handle of document.querySelectorAll("[data-drag]")) {
    handle.hidden = false;
    handle.addEventListener("pointerdown", (event) => begin(handle, event));
    handle.addEventListener("pointermove", move);
    handle.addEventListener("pointerup", drop);
    handle.addEventListener("pointercancel", letGo);
  }
  document.addEventListener("keydown", (event) => event.key === "Escape" && letGo());
}
