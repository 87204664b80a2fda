// Talks to the server as this desk. A hall's network is often there and dead, so every call ends after four seconds.
const WAIT = 4000;
const ROUGH = 2000;
const BASE = "/api/v1/checkin";

export class Unreachable extends Error {}

export class Answered extends Error {
  constructor(status, problem) {
    super(problem.detail ?? String(status));
    this.status = status;
    this.code = problem.code ?? "";
  }

  get hasEnded() {
    return this.status === 401 || this.status === 403;
  }
}

// navigator.onLine only knows of a network, not of the server: what the last call met decides.
export const reach = Object.assign(new EventTarget(), {
  isUp: navigator.onLine,
  lastContact: null,
  skew: 0, // milliseconds by which this device's clock is behind the server's
  set(isUp) {
    if (isUp) this.lastContact = Date.now();
    const changed = this.isUp !== isUp;
    this.isUp = isUp;
    if (changed) this.dispatchEvent(new Event("change"));
  },
});

export async function call(path, token, body, wait = WAIT) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), wait);
  try {
    const response = await fetch(BASE + path, {
      method: body ? "POST" : "GET",
      headers: { Authorization: `Bearer ${token}`, Accept: "application/json", "Accept-Language": document.documentElement.lang, ...(body && { "Content-Type": "application/json" }) },
      body: body && JSON.stringify(body),
      signal: patience.signal,
      cache: "no-store",
      credentials: "omit",
      redirect: "error", // a hotspot's sign-in page is not our server
    });
    return await read(response);
  } catch (error) {
    if (error instanceof Answered) throw error;
    reach.set(false);
    throw new Unreachable();
  } finally {
    clearTimeout(timer);
  }
}

async function read(response) {
  const is = (type) => (response.headers.get("Content-Type") ?? "").includes(type);
  if (response.status >= 500 || !is("json")) throw new Unreachable();
  const content = await response.json();
  noteTime(content.server_time, response.headers.get("Date"));
  reach.set(true);
  if (!response.ok) throw new Answered(response.status, content);
  return content;
}

// Every answer says the server's time, to the second at least, so that a wrong clock is seen before the first scan.
function noteTime(exact, rough) {
  const skew = Date.parse(exact ?? rough) - Date.now();
  if (exact || Math.abs(skew - reach.skew) > ROUGH) reach.skew = skew;
}
