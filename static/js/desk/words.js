// The words of the page in the reader's language; the server writes them into the page as JSON.
const words = JSON.parse(document.getElementById("words").textContent);

export function say(key, values = {}) {
  return words[key].replace(/\{(\w+)\}/g, (_whole, name) => values[name] ?? "");
}

// What a point of this kind says instead, where it says something of its own: nobody "comes in" for documents.
export function sayAt(key, kind, values) {
  return say(has(`${key}_${kind}`) ? `${key}_${kind}` : key, values);
}

export function has(key) {
  return key in words;
}

const clockFormat = new Intl.DateTimeFormat("vi-VN", { timeZone: "Asia/Ho_Chi_Minh", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const dayFormat = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Ho_Chi_Minh" });

export function clock(moment) {
  return clockFormat.format(new Date(moment));
}

export function dayOf(moment) {
  return dayFormat.format(new Date(moment)); // YYYY-MM-DD in Vietnam
}

// Points and kinds are named by the organizers, in English where they said so.
export function labelOf(thing) {
  return (document.documentElement.lang === "en" && thing.label_en) || thing.label;
}
