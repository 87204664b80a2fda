"""How a move of a workshop's times is told."""

from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.web.template_globals import moment


def span_words(by):
    """``1 day 5 hours 30 minutes later``, or earlier."""
    minutes = round(abs(by.total_seconds()) / 60)
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    parts = [
        ngettext("%(num)s day", "%(num)s days", days) if days else "",
        ngettext("%(num)s hour", "%(num)s hours", hours) if hours else "",
        ngettext("%(num)s minute", "%(num)s minutes", minutes) if minutes else "",
    ]
    span = " ".join(part for part in parts if part)
    return _("%(span)s later", span=span) if by.total_seconds() > 0 else _("%(span)s earlier", span=span)


def moved_words(moved, before):
    """What went along with a workshop that began at ``before``, and how that is taken back."""
    parts = [
        ngettext("%(num)s item of the programme", "%(num)s items of the programme", moved.sessions)
        if moved.sessions else "",
        ngettext("the opening hours of %(num)s check-in point", "the opening hours of %(num)s check-in points",
                 moved.points) if moved.points else "",
        _("the close of registration") if moved.closing else "",
    ]  # fmt: skip
    return _("Moved along, %(span)s: %(parts)s. To take it back, enter the old start (%(before)s) again.",
             span=span_words(moved.by), parts=", ".join(part for part in parts if part),
             before=moment(before))  # fmt: skip
