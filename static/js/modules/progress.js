// Follows a job: polls its address, updates count, bar and time left, and opens the page anew when it ends.
const RUNNING = ["queued", "running"];

async function look(box) {
  const answer = await fetch(box.dataset.progress, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

function show(box, job) {
  const bar = box.querySelector("progress");
  bar.max = job.total || 1;
  bar.value = job.done;
  box.querySelector("[data-progress-count]").textContent = job.text ?? `${job.done} / ${job.total}`;
  const left = box.querySelector("[data-progress-left]");
  if (left.textContent !== (job.left ?? "")) left.textContent = job.left ?? "";
}

async function follow(box) {
  let pause = 1000;
  for (;;) {
    await new Promise((wake) => setTimeout(wake, pause));
    if (document.hidden) continue;
    try {
      const job = await look(box);
      show(box, job);
      if (!RUNNING.includes(job.state)) {
        location.reload();
        return;
      }
      pause = 1000;
    } catch {
      pause = Math.min(pause * 2, 15000); // the server is busy or the network away: ask less often
    }
  }
}

export function followProgress() {
  for (const box of document.querySelectorAll("[data-progress]")) follow(box);
}
