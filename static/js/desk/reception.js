// What happens with whoever is named: by a code, by a person of the list, or several of one unit.
import { Answered } from "./api.js";
import { admit, admitAnyway } from "./admit.js";
import * as answer from "./answer.js";
import { readCode } from "./codes.js";
import { decide } from "./decide.js";
import { isUnit, showGroup } from "./group.js";
import { list, personOf } from "./list.js";
import { openSearch } from "./search.js";
import { remember } from "./undo.js";
import { openWalkIn } from "./walk_in.js";
import { say } from "./words.js";

export function reception(desk, sync) {
  const letIn = { many, done: (result) => told(result, {}) };

  // wanted: what somebody is looked for, where it is not to let them in
  function scanned(text, wanted = null) {
    const reading = readCode(text);
    if (wanted && reading.kind === "code") return choose(reading.code, wanted);
    if (reading.kind === "code") return decideOn({ code: reading.code });
    if (desk.isKiosk) return answer.show({ ...answer.viewOfForeign(reading.kind), detail: say("kiosk_foreign_hint") });
    answer.show(answer.viewOfForeign(reading.kind, helps()));
    if (reading.kind === "identity_card") openSearch();
    return null;
  }

  async function decideOn(what, verb = admit) {
    try {
      if (what.code && (await isUnit(what.code))) return void (await showGroup(desk, what.code, letIn));
      const result = await verb(desk, what);
      const mayBeUnit = result.outcome === "unknown" && what.code && !desk.isKiosk;
      if (mayBeUnit && (await showGroup(desk, what.code, letIn))) answer.idle();
      else told(result, what);
    } catch (error) {
      failed(error);
    }
    return null;
  }

  // The ticket of somebody who stays away, held up by who comes instead.
  async function choose(code, wanted) {
    const person = await personOf(code);
    if (!person?.full_name) return answer.show({ tone: "ask", word: say("not_on_device"), detail: say("proxy_by_name"), choices: helps() });
    const verdict = await decide(person, desk.point());
    if (verdict.outcome === "accepted") return wanted.chosen(person);
    return answer.show(answer.viewOf({ ...verdict, isLocal: false }, null, helps().slice(0, 1)));
  }

  function failed(error) {
    if (!(error instanceof Answered)) return answer.showFailure(); // nothing was written: never green
    return answer.show({ tone: "stop", word: error.hasEnded ? say("ended") : error.message, detail: error.hasEnded ? say("ended_hint") : "" });
  }

  function told(result, what) {
    sync();
    if (desk.isKiosk) return answer.show(answer.viewAtKiosk(result, handOver(result.person)));
    const anyway = { label: say("let_in_anyway"), act: () => decideOn(what, admitAnyway) };
    const isUnknown = result.outcome === "unknown" && what.code;
    const give = { label: say("give_spare"), act: () => { answer.idle(); openWalkIn({ spare: what.code }); } };
    const choices = [...(result.isLocal && (what.code || what.person) ? [anyway] : []), ...(isUnknown ? [give] : []), ...(result.person ? helps().slice(0, 1) : helps())];
    answer.show(answer.viewOf(result, handOver(result.person), choices));
    if (result.outcome === "accepted") remember(result);
    return null;
  }

  // Each is admitted by a scan of its own; the screen then names whoever was not let in.
  async function many(people, unit) {
    const results = [];
    try {
      for (const person of people) results.push(await admit(desk, { person }));
    } catch (error) {
      failed(error);
      return;
    }
    const inside = results.filter((result) => result.outcome === "accepted");
    const others = people.filter((_person, at) => results[at].outcome !== "accepted");
    answer.show(answer.viewOfMany(inside.length, unit, handOvers(inside), others));
    if (inside.length) remember(inside.at(-1));
    sync();
  }

  function helps() {
    if (desk.isKiosk) return [];
    return [
      { label: say("by_name"), act: () => { answer.idle(); openSearch(); } },
      { label: say("walk_in"), act: () => { answer.idle(); openWalkIn(); } },
    ];
  }

  function askForProxy() {
    answer.idle();
    const chosen = (person) => openWalkIn({ replaced: person });
    openSearch({ label: "proxy", title: "proxy_for", hint: say("proxy_hint"), chosen });
  }

  return { scanned, chosen: (person) => decideOn({ person }), told, failed, askForProxy, letIn };
}

function handOver(person) {
  return person && list.facts?.kinds?.find((kind) => kind.code === person.kind)?.hand_over;
}

function handOvers(results) {
  const counted = new Map();
  for (const what of results.map((result) => handOver(result.person)).filter(Boolean)) counted.set(what, (counted.get(what) ?? 0) + 1);
  return [...counted].map(([what, number]) => `${number} × ${what}`).join("; ");
}
