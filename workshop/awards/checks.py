"""What a person should look at on a list of recipients before it is approved, by the rules of its decision."""

from collections import Counter
from dataclasses import dataclass, field

from sqlalchemy import or_, select
from sqlalchemy.orm import selectinload

from workshop.awards.candidates import present_keys
from workshop.awards.models import Award, AwardDecision
from workshop.awards.queries import name_for_print, standing_awards
from workshop.events.models import Event
from workshop.extensions import db, utc_now
from workshop.ocop.models import Owner, Product
from workshop.vietnamese.dates import local_day
from workshop.vietnamese.differences import letter_differences
from workshop.vietnamese.names import fold
from workshop.vietnamese.organisations import expand_short_forms, fold_unit, has_short_form

CHECKS = ("twice", "namesake", "elsewhere", "expired", "absent", "household", "spelling", "short_form")
RULES = ("off", "warn", "block")


@dataclass(frozen=True)
class Finding:
    """One thing to look at on one row; ``offer`` is the name that would settle it, where there is one."""

    check: str
    blocks: bool = False
    offer: str = ""
    differences: list = field(default_factory=list)


def rule_of(decision, check):
    """What ``check`` does on ``decision``: off, warn (where nobody said) or block."""
    return (decision.check_rules or {}).get(check, "warn")


def findings(decision):
    """``{award id: [Finding]}`` of the recipients that stand, in a number of reads that does not grow with them.

    ``twice``: the same owner, or name and address, again on this list; ``namesake``: the same name with another
    address, until somebody says that they are two; ``elsewhere``: on another decision of the same
    workshop or for the same achievement; ``expired``: no certification in force on the day of the decision;
    ``absent``: nobody of the unit was admitted; ``household``: no collective; ``spelling``: not as the registry
    writes it; ``short_form``: HTX, Cty, TNHH is not printed.
    """
    standing = standing_awards(decision)
    asked = [check for check in CHECKS if rule_of(decision, check) != "off"]
    signs = _signs(decision, standing)
    found = {}
    for award in standing:
        rows = [_finding(decision, award, check) for check in asked if award.id in signs[check]]
        if rows:
            found[award.id] = rows
    return found


def blocking(decision):
    """The recipients that a rule of ``decision`` keeps from being approved, in the order of the stage."""
    found = findings(decision)
    stopped = {award_id for award_id, rows in found.items() if any(row.blocks for row in rows)}
    return [award for award in standing_awards(decision) if award.id in stopped]


def full_form(award):
    """The printed name with its legal form written out, or "" where nothing can be written out."""
    full = expand_short_forms(award.printed_name)
    return full if full != award.printed_name else ""


def registry_form(award):
    """The owner's name as the registry writes it, in full, or "" where the printed name is just that."""
    if award.owner is None:
        return ""
    full = name_for_print(award.owner)
    return full if full != award.printed_name else ""


def day_of(decision):
    """The day on which certifications must be in force: the decision's, the workshop's, or today."""
    if decision.decided_on:
        return decision.decided_on
    event = db.session.get(Event, decision.event_id) if decision.event_id else None
    return local_day(event.starts_at if event else utc_now())


def _finding(decision, award, check):
    blocks = rule_of(decision, check) == "block"
    if check == "short_form":
        return Finding(check, blocks, full_form(award))
    if check == "spelling":
        offer = registry_form(award)
        return Finding(check, blocks, offer, letter_differences(award.printed_name, offer))
    return Finding(check, blocks)


def _signs(decision, standing):
    """{check: ids of the rows on which it speaks}."""
    owners = [award.owner_id for award in standing if award.owner_id]
    names = {award.id: fold(award.printed_name) for award in standing}
    places = {award.id: (names[award.id], fold(award.printed_address)) for award in standing}
    of_owner, of_name, of_place = Counter(owners), Counter(names.values()), Counter(places.values())
    twice = {a.id for a in standing if of_owner[a.owner_id] > 1 or of_place[places[a.id]] > 1}
    return {
        "twice": twice,
        "namesake": {a.id for a in standing if of_name[names[a.id]] > 1 and not a.is_namesake} - twice,
        "elsewhere": _elsewhere(decision, standing, owners),
        "expired": _without_certification(standing, owners, day_of(decision)),
        "absent": _absent(decision, standing),
        "household": {a.id for a in standing if a.recipient_kind == "collective" and _is_household(a)},
        # a short form has its own line, with the name in full: it is not said twice
        "spelling": {a.id for a in standing if registry_form(a) not in ("", full_form(a))},
        "short_form": {a.id for a in standing if has_short_form(a.printed_name)},
    }


def _is_household(award):
    return (award.owner and award.owner.kind == "hkd") or fold(award.printed_name).startswith("ho kinh doanh")


def _elsewhere(decision, standing, owners):
    """Rows whose owner or very name stands on another decision of the workshop or for the same achievement."""
    same = AwardDecision.achievement == decision.achievement
    if decision.event_id:
        same = or_(same, AwardDecision.event_id == decision.event_id)
    who = or_(Award.owner_id.in_(owners), Award.printed_name.in_([award.printed_name for award in standing]))
    query = (
        select(Award.owner_id, Award.printed_name)
        .join(Award.decision)
        .where(same, who, AwardDecision.id != decision.id, AwardDecision.status != "revoked",
               Award.is_withdrawn.is_(False))
    )  # fmt: skip
    others = db.session.execute(query).all()
    ids, names = {row.owner_id for row in others} - {None}, {row.printed_name for row in others}
    return {award.id for award in standing if award.owner_id in ids or award.printed_name in names}


def _without_certification(standing, owners, day):
    query = select(Product).where(Product.owner_id.in_(owners)).options(selectinload(Product.certifications))
    certified = {
        product.owner_id
        for product in db.session.scalars(query)
        if (held := product.standing_on(day)) is not None and (held.expires_on is None or held.expires_on >= day)
    }
    return {award.id for award in standing if award.owner_id and award.owner_id not in certified}


def _absent(decision, standing):
    """Units of which nobody came; none before the first delegate was admitted. A person is no unit."""
    if decision.event_id is None or (keys := present_keys(decision.event_id)).is_empty:
        return set()
    return {award.id for award in standing if award.recipient_kind != "individual" and not _came(award, keys)}


def _came(award, keys):
    if fold_unit(award.printed_name) in keys.units:
        return True
    return isinstance(award.owner, Owner) and keys.holds(award.owner)
