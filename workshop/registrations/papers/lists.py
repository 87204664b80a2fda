"""The delegates as a table for other programs."""

from flask_babel import gettext as _

from workshop.edges.spreadsheets import Column, Sheet
from workshop.events.queries import kind_labels
from workshop.questions.fields import answer_text
from workshop.questions.queries import is_on_form
from workshop.vietnamese.phones import format_phone


def delegate_table(event, people, questions=(), *, with_contacts):
    """``people`` as a sheet; phones, e-mails and answers only ``with_contacts`` and of whom may be written to."""
    labels = kind_labels(event)
    questions = [each for each in questions if is_on_form(each) or any(str(each.id) in p.answers for p in people)]
    states = {
        "confirmed": _("Confirmed"), "pending": _("Waiting for approval"), "waiting": _("On the waiting list"),
        "cancelled": _("Cancelled"),
    }  # fmt: skip
    columns = [
        Column(_("No."), 6), Column(_("Full name"), 26), Column(_("Form of address"), 10), Column(_("Position"), 36),
        Column(_("Unit"), 34), Column(_("Kind of delegates"), 24), Column(_("State"), 18),
    ]  # fmt: skip
    if with_contacts:
        columns += [Column(_("Phone"), 16), Column(_("E-mail"), 26), Column(_("Note"), 24)]
        columns += [Column(question.label, 24) for question in questions]
    rows = []
    for number, each in enumerate(people, 1):
        row = [number, each.full_name, each.honorific, each.position, each.organization,
               labels.get(each.kind, each.kind), states[each.status]]  # fmt: skip
        if with_contacts and each.restricted_at:
            row += [""] * (3 + len(questions))  # the person asked that they are only kept
        elif with_contacts:
            row += [format_phone(each.phone), each.email or "", each.note]
            row += [answer_text(question, each.answers) for question in questions]
        rows.append(row)
    return Sheet(_("Delegates"), tuple(columns), tuple(rows))
