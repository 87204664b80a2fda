// One worker decodes for camera and photographs, one picture at a time, off the page's thread.
const LONGEST = 30_000; // a phone short of memory ends a worker without a word
let worker = null;
let answer = null;
let turn = Promise.resolve();

function start() {
  worker = new Worker("/desk/scan-worker.js");
  worker.addEventListener("message", ({ data }) => answer?.resolve(data.text));
  worker.addEventListener("error", giveUp);
}

function giveUp() {
  answer?.reject(new Error("the reader failed"));
  worker?.terminate();
  worker = null;
}

export function isBusy() {
  return answer !== null;
}

// The text of the QR code in ``image`` (ImageData), or null; its buffer is handed over. One after the other.
export function decode(image) {
  const mine = turn.then(() => read(image));
  turn = mine.catch(() => {});
  return mine;
}

async function read(image) {
  if (!worker) start();
  const timer = setTimeout(giveUp, LONGEST);
  try {
    return await new Promise((resolve, reject) => {
      answer = { resolve, reject };
      worker.postMessage({ pixels: image.data.buffer, width: image.width, height: image.height }, [image.data.buffer]);
    });
  } finally {
    clearTimeout(timer);
    answer = null;
  }
}
