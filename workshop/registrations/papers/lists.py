"""The list of delegates: landscape, groups I, II, III, a running number, a place to sign; and as a table."""

from flask import current_app
from flask_babel import gettext as _

from workshop.edges.spreadsheets import Column, Sheet
from workshop.events.queries import kind_labels
from workshop.extensions import db
from workshop.paper import blocks
from workshop.paper.headers import CONTRACT
from workshop.registrations.queries import roster
from workshop.vietnamese.dates import local_day, short_date
from workshop.vietnamese.phones import format_phone

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
COLUMNS = (
    blocks.Column("STT", 0.5, "center"), blocks.Column("Họ và tên", 2.3), blocks.Column("Ông/Bà", 0.8, "center"),
    blocks.Column("Chức vụ", 3), blocks.Column("Đơn vị", 2.6), blocks.Column("Ký tên", 1.5),
)  # fmt: skip


def delegate_list_document(event):
    """The confirmed delegates of ``event`` by kind and rank, to be signed at the door."""
    people = list(db.session.scalars(roster(event, status="confirmed", sort="rank")))
    day = short_date(local_day(event.starts_at))
    return blocks.Document(
        title=f"Danh sách đại biểu – {event.title}",
        profile=_profile(event),
        orientation="landscape",
        mark=_mark(event),
        font_pt=13,
        blocks=(
            blocks.Title("DANH SÁCH ĐẠI BIỂU"),
            blocks.Subtitle(f"Tham dự {event.title}", has_rule=False),
            blocks.Paragraph(
                f"(Ngày {day}{', tại ' + event.venue if event.venue else ''})", align="center", is_italic=True,
                is_indented=False,
            ),
            blocks.Table(COLUMNS, _rows(event, people), footer=f"Tổng số: {len(people):02d} đại biểu", row_mm=9),
        ),
    )  # fmt: skip


def delegate_table(event, people, questions=(), *, with_contacts):
    """``people`` as a sheet; phones, e-mails and answers only ``with_contacts`` and of whom may be written to."""
    labels = kind_labels(event)
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
            row += [each.answers.get(str(question.id), "") for question in questions]
        rows.append(row)
    return Sheet(_("Delegates"), tuple(columns), tuple(rows))


def _rows(event, people):
    rows, number, group = [], 0, 0
    for kind in event.kinds:
        members = [each for each in people if each.kind == kind.code]
        if not members:
            continue
        rows.append((f"{ROMAN[group] if group < len(ROMAN) else group + 1}. {kind.label.upper()}",))
        group += 1
        for each in members:
            number += 1
            titles = "\n".join(title.title for title in each.titles) or each.position
            rows.append((str(number), each.full_name, each.honorific.capitalize(), titles, each.organization, ""))
    return tuple(rows)


def _profile(event):
    lead = next((host.organization for host in event.hosts if host.role == "lead"), None)
    if lead is None:
        return CONTRACT
    return blocks.HeaderProfile(
        kind=lead.header_profile, symbol=lead.document_symbol, place=lead.place,
        parent=(lead.header_parent,) if lead.header_parent else (),
        body=(lead.header_body or lead.name.upper(),),
    )  # fmt: skip


def _mark(event):
    if event.is_demonstration:
        return blocks.DEMONSTRATION
    return blocks.PREVIEW if current_app.config["WORKSHOP_IS_PREVIEW"] else ""
