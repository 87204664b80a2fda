"""The rules: what is answered to one scan."""

from dataclasses import dataclass, field

from workshop.checkin import standing
from workshop.checkin.items import NOTABLE_SKEW
from workshop.checkin.standing import Act

BREACHES = {
    "revoked_ticket", "cancelled", "not_confirmed", "kind_not_admitted", "point_closed", "outside_hours",
    "wrong_event",
}  # fmt: skip


@dataclass
class Verdict:
    """What is answered, and whether the scan then counts."""

    outcome: str
    reason: str | None = None
    flags: list = field(default_factory=list)

    @property
    def counts(self):
        """Whether it says something about who is inside."""
        return self.outcome in ("accepted", "duplicate")


@dataclass(frozen=True)
class Subject:
    """Whom a scan names: nobody known, somebody of another event, or a delegate."""

    person: object = None
    is_revoked_ticket: bool = False
    is_elsewhere: bool = False


def judge(item, subject, point, ledger):
    """The verdict on ``item``; ``subject`` and ``point`` are None where they are not known."""
    verdict = _judge(item, subject, point, ledger)
    if abs(item.skew) > NOTABLE_SKEW:
        verdict.flags.append("clock_skew")
    return verdict


def review_of(item, point, verdict):
    """Why a person should look at the scan: ``conflict``, ``unknown``, ``flagged``, or None."""
    if point is None or point.rehearses_id is not None:
        return None
    if verdict.outcome == "unknown":
        # what is no ticket at all was seen to at the desk, unless it let somebody in
        return "unknown" if item.code or item.must_be_recorded else None
    if not item.must_be_recorded:
        return None
    if BREACHES.intersection([verdict.reason, *verdict.flags]):
        return "flagged"
    return "conflict" if "admitted_twice" in verdict.flags else None


def _judge(item, subject, point, ledger):
    if item.is_malformed or point is None:
        return Verdict("refused", "malformed")
    happened = ["shown_admitted"] if item.must_be_recorded else []
    if subject.is_elsewhere:
        return Verdict("refused", "wrong_event", happened)
    if subject.person is None:
        return Verdict("unknown", None, happened)
    breach = _breach(item, subject, point)
    key = ledger.key(subject.person.id, point.id, item.corrected_at)
    found = ledger.passages(key, [Act(item.corrected_at, item.id, item.direction)])
    if item.shown == "refused":
        others = standing.others_inside(item.id, found)
        return Verdict("refused", breach or ("already_in" if others else None), ["shown_refused"])
    if breach and not item.must_be_recorded:
        return Verdict("refused", breach)
    verdict = _place(item, found)
    if breach:
        verdict.flags.append(breach)
    return verdict


def _breach(item, subject, point):
    """The first rule that stands against this entry; whoever is inside may always leave."""
    if item.direction == "out":
        return None
    if subject.is_revoked_ticket:
        return "revoked_ticket"
    if subject.person.status == "cancelled":
        return "cancelled"
    if subject.person.status != "confirmed":
        return "not_confirmed"
    if point.admits and subject.person.kind not in point.admits:
        return "kind_not_admitted"
    if not point.is_open:
        return "point_closed"
    is_early = point.opens_at is not None and item.corrected_at < point.opens_at
    is_late = point.closes_at is not None and item.corrected_at > point.closes_at
    return "outside_hours" if is_early or is_late else None


def _place(item, found):
    """The verdict by the place of the scan on its timeline."""
    role = standing.role_of(item.id, found)
    if item.direction == "out":
        return Verdict("accepted", None, [] if role == "exit" else ["not_in"])
    # whoever asks online hears who is inside now; whoever was admitted offline was inside since then
    is_second = role == "duplicate" or (not item.is_offline and standing.others_inside(item.id, found))
    if is_second:
        return Verdict("duplicate", "already_in", ["admitted_twice"] if item.must_be_recorded else [])
    return Verdict("accepted", None, ["undone"] if role == "none" else [])
