// Tells the office, once, that a person touched this page; programs that only look at a link do not touch it.
export function noteOpening() {
  const form = document.querySelector("form[data-opening]");
  if (!form) return;
  const until = new AbortController();
  const note = () => {
    until.abort();
    fetch(form.action, { method: "POST", body: new FormData(form) }).catch(() => {});
  };
  for (const kind of ["pointerdown", "keydown", "touchstart"]) {
    addEventListener(kind, note, { signal: until.signal, passive: true });
  }
}
