// Pictures onto the clipboard, and text with picture into the phone's own share sheet, where Zalo stands.
// Both hide where the browser cannot do it; the download link beside them always works.
async function pictureAt(url) {
  const answer = await fetch(url, { credentials: "same-origin" });
  if (!answer.ok) throw new Error("no picture");
  return answer.blob();
}

function say(button, text) {
  const words = button.querySelector("span");
  const before = words.textContent;
  words.setAttribute("role", "status");
  words.textContent = text;
  setTimeout(() => { words.textContent = before; }, 2500);
}

function copyPicture(button) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      // the promise goes in as it is: Safari allows the clipboard only within the tap itself
      const item = new ClipboardItem({ "image/png": pictureAt(button.dataset.copyPicture) });
      await navigator.clipboard.write([item]);
      say(button, button.dataset.copied);
    } catch {
      say(button, button.dataset.failed);
    }
  });
}

function share(button) {
  const trial = new File([""], "x.png", { type: "image/png" });
  if (!navigator.canShare?.({ files: [trial], text: "x" })) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const picture = await pictureAt(button.dataset.share);
    const file = new File([picture], button.dataset.shareName, { type: "image/png" });
    try {
      await navigator.share({ files: [file], text: button.dataset.shareText });
    } catch (refusal) {
      if (refusal.name !== "AbortError") throw refusal; // closing the sheet is no failure
    }
  });
}

export function handOver() {
  if (navigator.clipboard?.write && window.ClipboardItem) {
    document.querySelectorAll("[data-copy-picture]").forEach(copyPicture);
  }
  document.querySelectorAll("[data-share]").forEach(share);
}
