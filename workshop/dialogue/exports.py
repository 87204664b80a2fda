"""The questions of a dialogue as a table for the office."""

from flask_babel import gettext as _

from workshop.dialogue.words import STATUS_WORDS
from workshop.edges.spreadsheets import Column, Sheet, write_xlsx
from workshop.vietnamese.dates import LOCAL_ZONE


def questions_xlsx(questions):
    """The questions with who asked, who answered and what, in the reader's language."""
    columns = (
        Column(_("No."), 6), Column(_("Asked at"), 17, "dd/mm/yyyy hh:mm"), Column(_("Question"), 60),
        Column(_("Asked by"), 24), Column(_("Unit"), 30), Column(_("To whom"), 28), Column(_("To be answered by"), 28),
        Column(_("Group of problems"), 22), Column(_("State"), 14),
        Column(_("Answered by"), 28), Column(_("Reply"), 60),
    )  # fmt: skip
    rows = tuple(
        (
            number, q.created_at.astimezone(LOCAL_ZONE), q.text, q.asked_by, q.organization, q.addressed_to,
            q.assigned_to, q.topic, str(STATUS_WORDS[q.status][0]), q.answered_by, q.answer,
        )
        for number, q in enumerate(questions, 1)
    )  # fmt: skip
    return write_xlsx([Sheet(_("Dialogue"), columns, rows)])
