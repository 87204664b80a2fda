// A photograph of the code, for when the camera is refused; read by the same worker.
import { decode } from "./decoder.js";

const LONGEST_SIDE = 1600;

export function listenToPhotos(input, { scanned, nothing }) {
  input.addEventListener("change", async () => {
    const [file] = input.files;
    if (!file) return;
    try {
      const text = await decode(await pixels(file));
      if (text) scanned(text);
      else nothing();
    } catch {
      nothing();
    } finally {
      input.value = ""; // the same picture may be chosen again, and none is kept
    }
  });
}

async function pixels(file) {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const pen = canvas.getContext("2d");
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}
