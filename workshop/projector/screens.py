"""What stands on the screen in each mode: a few short lines, never more than six."""

from dataclasses import dataclass, field

from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.ceremony.queries import stage_now
from workshop.checkin.queries import live_counts
from workshop.checkin.words import arrival_rows
from workshop.dialogue.queries import question_on_screen
from workshop.edges.qr import svg_inline
from workshop.projector import queries
from workshop.projector.sizing import columns_for, size_for

MOST_LINES = 5  # below the heading
LONGEST_QUESTION = 260  # six lines at the size that is read from 20 metres
MOST_ON_STAGE = 8  # side by side, in two rows of four
QR_PATHS = {"ask": "ask", "register": "register", "feedback": "feedback"}


@dataclass
class View:
    """One screen: an overline, a heading, then who is on the stage, lines, a figure, a code, as the mode has them."""

    mode: str
    heading: str
    overline: str = ""
    lines: list = field(default_factory=list)
    on_stage: list = field(default_factory=list)  # (place from the left, name)
    columns: int = 1
    size: int = 0  # index in sizing.SIZES
    note: str = ""
    figure: str = ""
    rows: list = field(default_factory=list)
    qr: object = None
    qr_words: str = ""
    is_merit: bool = False


def view_of(event, screen, language, base_url):
    """The screen of ``event`` in the mode that was chosen."""
    makers = {"arrivals": _arrivals, "question": _question, "signing": _signing, "award": _award,
              "programme": _programme}  # fmt: skip
    if screen.mode in makers:
        return makers[screen.mode](event, screen, language)
    return _welcome(event, screen, language, base_url)


def _welcome(event, screen, language, base_url):
    address = f"{base_url}/e/{event.slug}/{QR_PATHS[screen.qr]}"
    words = {
        "ask": _("Scan to ask the dialogue"),
        "register": _("Scan to register"),
        "feedback": _("Scan to tell us your opinion"),
    }[screen.qr]
    hosts = [host.organization.name for host in event.hosts if host.role == "lead"]
    return View(
        "welcome", event.title_in(language), overline=_("Welcome to the workshop"), lines=hosts[:2],
        qr=svg_inline(address, label=address), qr_words=words,
    )  # fmt: skip


def _arrivals(event, screen, language):
    counts = live_counts(event)
    rows = _arrived(counts, screen.grouping, "label_en" if language == "en" else "label")
    return View(
        "arrivals", _("Delegates present"), figure=str(counts["arrived"]),
        note=_("of %(expected)s expected", expected=counts["expected"]), rows=rows,
    )  # fmt: skip


def _arrived(counts, grouping, label):
    """The few lines under the figure: the largest kinds or units, the points in their order, the latest ten minutes."""
    if grouping == "point":
        rows = [(point[label] or point["label"], point["admitted"]) for point in counts["by_point"]]
        return rows[:MOST_LINES]
    if grouping == "time":
        return arrival_rows(counts["by_ten_minutes"][-MOST_LINES:])
    if grouping == "unit":
        rows = [(unit["unit"] or _("Without a unit"), unit["arrived"]) for unit in counts["by_unit"] if unit["arrived"]]
    else:
        rows = [(kind[label], kind["arrived"]) for kind in counts["by_kind"] if kind["arrived"]]
    rows.sort(key=lambda row: -row[1])
    if len(rows) > MOST_LINES:
        others = sum(number for _label, number in rows[MOST_LINES - 1 :])
        rows = [*rows[: MOST_LINES - 1], (_("Others"), others)]
    return rows


def _question(event, _screen, _language):
    question = question_on_screen(event.id)
    if question is None:
        return View("question", _("Dialogue"), lines=[_("The next question follows.")])
    text = question.text
    if len(text) > LONGEST_QUESTION:
        text = text[:LONGEST_QUESTION].rsplit(" ", 1)[0] + " …"
    asked_of = question.assigned_to or question.addressed_to
    return View(
        "question", text, overline=_("Question to the dialogue"), note=question.organization,
        lines=[_("To: %(name)s", name=asked_of)] if asked_of else [],
    )  # fmt: skip


def _signing(event, _screen, _language):
    return _stage(event, "signing", _("Signing of memoranda"))


def _award(event, _screen, _language):
    view = _stage(event, "award", _("Award ceremony"))
    view.is_merit = True
    return view


def _stage(event, part, title):
    rows, place, groups = stage_now(event, part)
    if not rows:
        return View(part, title, lines=[_("Thank you.")] if groups else [_("We begin shortly.")])
    names, more = [row.label for row in rows[:MOST_ON_STAGE]], len(rows) - MOST_ON_STAGE
    sections = list(dict.fromkeys(row.turn.section for row in rows if row.turn.section))
    return View(
        part, " · ".join(sections) or title,
        overline=_("Group %(place)s of %(groups)s", place=place, groups=groups),
        on_stage=[(row.turn.place, name) for row, name in zip(rows, names, strict=False)],
        columns=columns_for(len(names)), size=size_for(names),
        note=ngettext("and %(num)s other", "and %(num)s others", more) if more > 0 else "",
    )  # fmt: skip


def _programme(event, screen, _language):
    now, following = queries.programme_now(event, screen.session_id)
    if now is None and following is None:
        return View("programme", _("The programme has ended"), lines=[_("Thank you for coming.")])
    if now is None:
        return View("programme", following.title, overline=_("We begin with"), lines=_speaker(following))
    note = _("Next: %(title)s", title=following.title) if following else ""
    return View("programme", now.title, overline=_("Now"), lines=_speaker(now), note=note)


def _speaker(item):
    return [line for line in (item.speaker, item.speaker_title) if line]
