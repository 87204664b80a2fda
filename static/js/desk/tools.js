// What lies over the picture: light, another camera, a photograph; and the words where there is no picture.
import { say } from "./words.js";

const area = document.querySelector(".desk-camera");
const light = document.getElementById("light");
const turn = document.getElementById("turn");
const told = document.getElementById("camera-says");

export function offerTools(camera) {
  camera.addEventListener("state", async ({ detail: state }) => {
    area.dataset.camera = state;
    told.textContent = say(`camera_${state}`);
    light.hidden = !(state === "live" && camera.track.getCapabilities?.().torch);
    light.setAttribute("aria-pressed", "false");
    turn.hidden = state !== "live" || (await cameras()).length < 2;
  });
  document.getElementById("again").addEventListener("click", () => camera.start());
  light.addEventListener("click", async () => {
    const isOn = light.getAttribute("aria-pressed") !== "true";
    await camera.track.applyConstraints({ advanced: [{ torch: isOn }] });
    light.setAttribute("aria-pressed", String(isOn));
  });
  turn.addEventListener("click", async () => {
    const known = await cameras();
    const at = known.findIndex((device) => device.deviceId === camera.track?.getSettings().deviceId);
    localStorage.setItem("desk-camera", known[(at + 1) % known.length].deviceId);
    camera.stop();
    camera.start();
  });
}

async function cameras() {
  return (await navigator.mediaDevices.enumerateDevices()).filter((device) => device.kind === "videoinput");
}
