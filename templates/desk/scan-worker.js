// Reads QR codes from pictures, alone with the one engine that may compile WebAssembly; both files are ours.
importScripts("{{ engine }}");
ZXingWASM.prepareZXingModule({ overrides: { locateFile: () => "{{ wasm }}" } });
const OPTIONS = { formats: ["QRCode"], tryHarder: true, maxNumberOfSymbols: 1 };

self.addEventListener("message", async ({ data }) => {
  const picture = new ImageData(new Uint8ClampedArray(data.pixels), data.width, data.height);
  const [found] = await ZXingWASM.readBarcodes(picture, OPTIONS);
  self.postMessage({ text: found?.text || null });
});
self.addEventListener("unhandledrejection", (event) => { throw event.reason; });
