"""What the pages call the states of check-in."""

from flask_babel import lazy_gettext as _l

from workshop.vietnamese import ranks
from workshop.vietnamese.dates import LOCAL_ZONE, local_day

OUTCOMES = {
    "accepted": (_l("Admitted"), "ok"),
    "duplicate": (_l("Already here"), "wait"),
    "refused": (_l("Refused"), "stop"),
    "unknown": (_l("Unknown code"), "stop"),
}
REASONS = {
    "already_in": _l("already admitted"),
    "not_confirmed": _l("the registration is not confirmed"),
    "cancelled": _l("the registration was cancelled"),
    "wrong_event": _l("the ticket is for another workshop"),
    "kind_not_admitted": _l("this point is not for this kind of delegates"),
    "point_closed": _l("this point is closed"),
    "outside_hours": _l("outside the hours of this point"),
    "revoked_ticket": _l("the ticket was replaced by a new one"),
    "malformed": _l("the request could not be read"),
    "id_reused": _l("the request was sent twice with different content"),
}
FLAGS = {
    **REASONS,
    "shown_admitted": _l("the desk had let this person in"),
    "shown_refused": _l("refused at the desk"),
    "admitted_twice": _l("let in at two desks"),
    "clock_skew": _l("the desk's clock is wrong"),
    "quarantined": _l("sent by a desk that had ended"),
    "not_in": _l("left without having come in"),
    "undone": _l("undone since"),
}
FOREIGN = {
    "identity_card": _l("An identity card. Nothing of it was kept."),
    "url": _l("A web address, not a ticket."),
    "text": _l("A text that is no ticket."),
    "bad_check": _l("A mistyped or damaged ticket code."),
}
POINT_KINDS = {
    "entry": _l("Entrance"),
    "session": _l("Session"),
    "kit": _l("Documents and gifts"),
    "meal": _l("Meal"),
}
DESK_STATES = {
    "ok": (_l("In order"), "ok"),
    "waiting": (_l("Scans waiting"), "wait"),
    "quiet": (_l("Not heard from"), "wait"),
    "expired": (_l("Over"), "quiet"),
    "revoked": (_l("Disconnected"), "quiet"),
}
LEADER_STATES = {
    "awaited": (_l("Not here yet"), "wait"),
    "here": (_l("In the hall"), "ok"),
    "left": (_l("Has left"), "quiet"),
    "absent": (_l("Does not come"), "quiet"),
}
# up to which rank everybody is received as a leader, as the steps of vietnamese/ranks.py lie
LOWEST_RANKS = {
    0: _l("by kind alone"),
    11 * ranks.STEP + ranks.FORMER: _l("leaders of the province"),
    14 * ranks.STEP + ranks.FORMER: _l("heads of Party boards, departments and unions, and everyone above"),
    17 * ranks.STEP + ranks.FORMER: _l("their deputies, and everyone above"),
}
ALL = {
    "leader_states": LEADER_STATES,
    "outcomes": OUTCOMES, "reasons": REASONS, "flags": FLAGS, "foreign": FOREIGN, "point_kinds": POINT_KINDS,
    "desk_states": DESK_STATES,
}  # fmt: skip


def arrival_rows(slices):
    """[(name, number)] of the slices of ten minutes; they name their day where they are not all of one."""
    is_one_day = len({local_day(each["at"]) for each in slices}) < 2
    form = "%H:%M" if is_one_day else "%H:%M %d/%m"
    return [(each["at"].astimezone(LOCAL_ZONE).strftime(form), each["arrived"]) for each in slices]
