// What happens with whoever is named: by a code, by a person of the list, or several of one unit.
import { Answered } from "./api.js";
import { admit, admitAnyway } from "./admit.js";
import * as answer from "./answer.js";
import { readCode } from "./codes.js";
import { decide } from "./decide.js";
import { handOver, handOvers } from "./giving.js";
import { isUnit, showGroup } from "./group.js";
import { personOf } from "./list.js";
import { openSearch } from "./search.js";
import { remember } from "./undo.js";
import { letInNewcomer, openWalkIn } from "./walk_in.js";
import { say } from "./words.js";

export function reception(desk, sync) {
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
      if (what.code && (await isUnit(what.code))) return void (await showGroup(desk, what.code));
      const result = await verb(desk, what);
      const mayBeUnit = result.outcome === "unknown" && what.code && !desk.isKiosk;
      if (mayBeUnit && (await showGroup(desk, what.code))) answer.idle();
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
    return answer.show(answer.viewOf({ ...verdict, isLocal: false }, null, helps().slice(0, 1), desk.pointFacts().kind));
  }

  function failed(error) {
    if (!(error instanceof Answered)) return answer.showFailure(); // nothing was written: never green
    return answer.show({ tone: "stop", word: error.hasEnded ? say("ended") : error.message, detail: error.hasEnded ? say("ended_hint") : "" });
  }

  function told(result, what) {
    sync();
    const place = desk.pointFacts();
    const give = handOver(result.person, place);
    if (desk.isKiosk) return answer.show(answer.viewAtKiosk(result, give, place.kind));
    const anyway = { label: say("let_in_anyway"), act: () => decideOn(what, admitAnyway) };
    const isUnknown = result.outcome === "unknown" && what.code;
    const spare = { label: say("give_spare"), act: () => { answer.idle(); openWalkIn({ spare: what.code }); } };
    const choices = [...(result.isLocal && (what.code || what.person) ? [anyway] : []), ...(isUnknown ? [spare] : []), ...(result.person ? helps().slice(0, 1) : helps())];
    answer.show(answer.viewOf(result, give, choices, place.kind));
    if (result.outcome === "accepted" && !result.flags?.includes("not_in")) remember(result, actOf(place));
    return null;
  }

  function actOf(place) {
    return desk.direction() === "out" ? "out" : place.kind ?? "in";
  }

  // Each is admitted by a scan or a walk-in of its own; the screen then names whoever was not let in, and why.
  async function many(chosen, unit) {
    const results = [];
    const place = desk.pointFacts();
    try {
      for (const each of chosen) results.push(each.newcomer ? await newcomer(each.newcomer) : await admit(desk, each));
    } catch (error) {
      failed(error);
      return;
    }
    const inside = results.filter((result) => result.outcome === "accepted");
    const whom = (each) => each.person ?? each.newcomer.person;
    const others = chosen.map((each, at) => ({ full_name: whom(each).full_name, why: results[at].detail, at })).filter(({ at }) => results[at].outcome !== "accepted");
    const people = inside.map((result) => result.person);
    answer.show(answer.viewOfMany(people, unit, handOvers(people, place), others, { isOut: desk.direction() === "out", place: place.kind }));
    if (inside.length) remember(inside.at(-1), actOf(place));
    sync();
  }

  // A refusal of one keeps nobody else of the unit waiting.
  async function newcomer(added) {
    try {
      return await letInNewcomer(desk, added);
    } catch (error) {
      if (!(error instanceof Answered) || error.hasEnded) throw error;
      return { outcome: "refused", person: added.person, detail: error.message };
    }
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
    openSearch({ mode: "proxy", label: "stays_away", hint: say("proxy_hint"), placeholder: say("proxy_placeholder"), chosen });
  }

  return { scanned, chosen: (person) => decideOn({ person }), told, failed, askForProxy, many };
}
