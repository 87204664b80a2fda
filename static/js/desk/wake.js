// Keeps the screen on while the desk is open; the lock ends whenever the page is hidden.
async function hold() {
  if (document.hidden) return;
  try {
    await navigator.wakeLock?.request("screen");
  } catch {
    // low battery: the system decides
  }
}

export function stayAwake() {
  hold();
  document.addEventListener("visibilitychange", hold);
}
