// A short sound and a vibration for each kind of answer; a hall is loud and eyes are on people.
const BEEPS = {
  ok: [[880, 0.12]],
  out: [[660, 0.12]],
  again: [[440, 0.14], [440, 0.14]],
  ask: [[520, 0.14], [440, 0.14]],
  stop: [[220, 0.45]],
};
const BUZZES = { ok: [60], out: [60], again: [80, 60, 80], ask: [80, 60, 80], stop: [350] };
let context = null;

// Browsers give sound only after a touch or a key.
export function wakeSound() {
  const wake = () => {
    context ??= new AudioContext();
    context.resume();
  };
  for (const kind of ["pointerdown", "keydown"]) document.addEventListener(kind, wake, { once: true });
}

export function beep(tone) {
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(BUZZES[tone] ?? []);
  if (context?.state !== "running") return;
  let at = context.currentTime;
  for (const [pitch, seconds] of BEEPS[tone] ?? []) {
    const voice = new OscillatorNode(context, { frequency: pitch, type: tone === "stop" ? "square" : "sine" });
    const volume = new GainNode(context, { gain: 0.25 });
    voice.connect(volume).connect(context.destination);
    voice.start(at);
    voice.stop(at + seconds);
    at += seconds + 0.08;
  }
}
