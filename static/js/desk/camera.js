// The camera: frames to the decoder, one in flight; armed again after sleep, loss and refusal.
import { decode, isBusy } from "./decoder.js";

const PAUSE = 3000; // before a camera that was lost is tried again
const AWAY = 4000; // the same code counts again once it has been out of the picture this long
const LONGEST_SIDE = 1280;
const CHOICE = "desk-camera";
const canvas = document.createElement("canvas");
const pen = canvas.getContext("2d", { willReadFrequently: true });

export class Camera extends EventTarget {
  constructor(video) {
    super();
    this.video = video;
    this.stream = null;
    this.lastText = null;
    this.lastSeen = 0;
    this.round = 0;
    document.addEventListener("visibilitychange", () => (document.hidden ? this.stop() : this.start()));
    navigator.mediaDevices?.addEventListener?.("devicechange", () => !this.isLive && this.start());
  }

  get isLive() {
    return this.track?.readyState === "live";
  }

  get track() {
    return this.stream?.getVideoTracks()[0];
  }

  async start() {
    if (this.isLive || this.isStarting || document.hidden) return;
    this.isStarting = true;
    try {
      if (!navigator.mediaDevices) throw new DOMException("", "SecurityError");
      this.stream = await this.acquire();
      this.track.addEventListener("ended", () => this.lose());
      this.video.srcObject = this.stream;
      await this.video.play();
      this.wasLive = true;
      this.tell("live");
      this.next((this.round += 1));
    } catch (error) {
      this.stop();
      if (this.wasLive && error.name !== "NotAllowedError") return this.lose(); // another program has it
      this.tell(error.name === "NotAllowedError" || error.name === "SecurityError" ? "refused" : "missing");
    } finally {
      this.isStarting = false;
    }
  }

  async acquire() {
    const size = { width: { ideal: 1280 }, height: { ideal: 720 } };
    const chosen = localStorage.getItem(CHOICE);
    const wanted = chosen ? { deviceId: { exact: chosen } } : { facingMode: { ideal: "environment" } };
    try {
      return await navigator.mediaDevices.getUserMedia({ video: { ...size, ...wanted } });
    } catch (error) {
      if (!chosen || error.name === "NotAllowedError") throw error;
      localStorage.removeItem(CHOICE); // that camera was unplugged
      return navigator.mediaDevices.getUserMedia({ video: { ...size, facingMode: { ideal: "environment" } } });
    }
  }

  lose() {
    this.tell("lost");
    setTimeout(() => this.start(), PAUSE);
  }

  stop() {
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = null;
  }

  tell(state) {
    this.dispatchEvent(new CustomEvent("state", { detail: state }));
  }

  next(round) {
    if (!this.isLive || round !== this.round) return; // one loop, however often the camera was started
    const look = () => this.look(round);
    if (this.video.requestVideoFrameCallback) this.video.requestVideoFrameCallback(look);
    else setTimeout(look, 120);
  }

  async look(round) {
    try {
      if (this.isLive && this.video.videoWidth && !isBusy()) this.saw(await decode(this.frame()));
    } catch {
      await new Promise((wake) => setTimeout(wake, 1000)); // the reader starts anew
    }
    this.next(round);
  }

  frame() {
    const { videoWidth: width, videoHeight: height } = this.video;
    const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    pen.drawImage(this.video, 0, 0, canvas.width, canvas.height);
    return pen.getImageData(0, 0, canvas.width, canvas.height);
  }

  saw(text) {
    const now = performance.now();
    if (text && (text !== this.lastText || now - this.lastSeen > AWAY)) this.dispatchEvent(new CustomEvent("code", { detail: text }));
    if (text) [this.lastText, this.lastSeen] = [text, now];
    else if (now - this.lastSeen > AWAY) this.lastText = null; // an identity card's text is not kept in memory either
  }
}
