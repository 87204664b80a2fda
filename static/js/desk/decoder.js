// One worker decodes for camera and photographs, one picture at a time, off the page's thread.
let worker = null;
let answer = null;

function start() {
  worker = new Worker("/desk/scan-worker.js");
  worker.addEventListener("message", ({ data }) => answer?.resolve(data.text));
  worker.addEventListener("error", () => {
    answer?.reject(new Error("the reader failed"));
    worker.terminate();
    worker = null;
  });
}

export function isBusy() {
  return answer !== null;
}

// The text of the QR code in ``image`` (ImageData), or null; its buffer is handed over.
export async function decode(image) {
  if (answer) return null;
  if (!worker) start();
  try {
    return await new Promise((resolve, reject) => {
      answer = { resolve, reject };
      worker.postMessage({ pixels: image.data.buffer, width: image.width, height: image.height }, [image.data.buffer]);
    });
  } finally {
    answer = null;
  }
}
