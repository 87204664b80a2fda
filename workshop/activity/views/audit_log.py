"""The audit log: who did what, when, to which record."""

import datetime as dt

from flask import render_template, request
from flask_babel import gettext as _

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.accounts.queries import event_titles, names_of
from workshop.activity.views.jobs import blueprint
from workshop.activity.wording.actions import action_words
from workshop.activity.wording.details import detail_words
from workshop.activity.wording.records import subject_words
from workshop.audit.queries import actions, actors, entries
from workshop.web.pagination import paginate


@blueprint.get("/admin/audit")
@requires(Permission.ADMIN_AUDIT_READ)
def audit_log():
    """Every act on record, filtered by the address."""
    chosen = {name: request.args.get(name, "").strip() for name in ("actor", "action", "event", "day")}
    event_id = int(chosen["event"][:9]) if chosen["event"].isdecimal() else None
    day = _day(chosen["day"])
    query = entries(actor=chosen["actor"], action=chosen["action"], event_id=event_id, day=day)
    known = actors()
    return render_template(
        "activity/audit_log.html", page=paginate(query, scalars=False), chosen=chosen, chosen_day=day,
        titles=event_titles(), actors=known, actions=actions(), action_words=action_words, subject_words=subject_words,
        detail_words=detail_words, actor_words=_actor_words(known),
    )  # fmt: skip


def _actor_words(known):
    names = names_of(number for kind, number in known if kind == "user" and number)

    def words(kind, number):
        if kind == "user":
            return names.get(number) or _("Account %(number)s", number=number)
        if kind == "desk":
            return _("Desk device %(number)s", number=number)
        if kind == "token":
            return _("API token %(number)s", number=number)
        return _("A person without an account") if kind == "public" else _("The system")

    return words


def _day(text):
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
