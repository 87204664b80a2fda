"""The invitation on paper (giấy mời): one block model for PDF and DOCX, on one page where it fits."""

import re
from dataclasses import replace

from flask import current_app

from workshop.edges.pdf import count_pages
from workshop.paper import blocks as b
from workshop.paper.headers import mass_organisation, state_agency
from workshop.paper.render import document_docx, document_pdf
from workshop.registrations.delegations.links import link_url
from workshop.registrations.invitations import wording
from workshop.vietnamese.dates import short_date
from workshop.vietnamese.names import fold
from workshop.vietnamese.phones import format_phone

# (size of the text, room to sign): tried in turn until the paper has one page
SIZES = ((13, 24), (12.5, 22), (12, 20))
_MARKERS = re.compile(r"[ \-;.]+$")


def invitation_document(invitation, letter):
    """The document of ``invitation`` in its largest size."""
    event, profile = invitation.event, _profile(invitation.event)
    parts = {name: wording.text_of(event, letter, name) for name in wording.TEXTS}
    typed = invitation.number or letter.number
    return b.Document(
        title=f"Giấy mời {invitation.delegation.unit} – {event.title}",
        profile=profile,
        font_pt=SIZES[0][0],
        mark=_mark(event),
        blocks=(
            b.NumberLine(wording.number_text(typed, wording.lead_of(event)), profile.place, letter.dated_on),
            b.Title("GIẤY MỜI"),
            b.Subtitle(f"Tham dự {event.title}"),
            b.Paragraph(f"Kính mời: {invitation.addressee or invitation.delegation.unit}", "center", is_bold=True),
            b.Paragraph(parts["opening"].replace("{quota}", invitation.quota_text)),
            *_facts(event, parts),
            _reply(invitation, letter),
            b.Paragraph(parts["closing"]),
            b.Recipients(_recipients(parts["recipients"])),
            b.Signatures([b.Signatory(parts["capacity"].split("\n"), parts["signer"], blank_mm=SIZES[0][1])]),
        ),
    )  # fmt: skip


def invitation_files(document):
    """(PDF, DOCX) of ``document`` in the largest size that fits one page; knows no database."""
    pdf = None
    for points, room in SIZES:
        tried = _sized(document, points, room)
        drawn = document_pdf(tried)
        if count_pages(drawn) == 1:
            return drawn, document_docx(tried)
        pdf = pdf or drawn
    return pdf, document_docx(document)


def file_name(unit, ending, number=None):
    """``012-giay-moi-so-cong-thuong.pdf``: readable, and unharmed by Zalo and old ZIP programs."""
    words = re.findall(r"[a-z0-9]+", fold(unit))
    before = f"{number:03d}-" if number is not None else ""
    return f"{before}giay-moi-{'-'.join(words)[:80] or 'don-vi'}.{ending}"


def _facts(event, parts):
    place = ", ".join(part for part in (event.venue, event.venue_address) if part)
    rows = [("Thời gian:", wording.time_line(event)), ("Địa điểm:", place), ("Chủ trì:", parts["chair"]),
            ("Thành phần:", parts["participants"])]  # fmt: skip
    drawn = [b.Paragraph(f"{_MARKERS.sub('', text)}.", lead=lead) for lead, text in rows if text]
    content = [line for line in parts["content"].split("\n") if line.strip()]
    if len(content) == 1:
        drawn.append(b.Paragraph(content[0], lead="Nội dung:"))
    elif content:
        drawn += [b.Paragraph("", lead="Nội dung:"), b.Paragraph("\n".join(content), "left", is_indented=False)]
    return (*drawn, b.Paragraph(parts["notes"], lead="Lưu ý:"))


def _reply(invitation, letter):
    event, url = invitation.event, link_url(invitation.delegation)
    until = f" trước ngày {short_date(letter.reply_by)}" if letter.reply_by else ""
    contact = ", ".join(part for part in (event.contact_name, format_phone(event.contact_phone)) if part)
    lines = [f"Xác nhận tham dự{until}: {invitation.quota_text}", f"Quét mã QR hoặc mở: {url}"]
    return b.Verification(url, [*lines, *([f"Đầu mối liên hệ: {contact}"] if contact else [])], side_mm=26)


def _profile(event):
    lead = wording.lead_of(event)
    if lead is None:
        return state_agency(body="…" * 10, symbol="", place="…" * 6)
    make = mass_organisation if lead.header_profile == "mass" else state_agency
    parent = [line for line in lead.header_parent.split("\n") if line]
    body = [line for line in (lead.header_body or lead.name.upper()).split("\n") if line]
    return make(body=body, parent=parent, symbol=lead.document_symbol, place=lead.place)


def _recipients(text):
    lines = [line.strip(" -;.") for line in text.split("\n") if line.strip(" -;.")]
    return [f"{line};" for line in lines[:-1]] + [f"{line}." for line in lines[-1:]]


def _mark(event):
    if current_app.config["WORKSHOP_IS_PREVIEW"]:
        return b.PREVIEW
    return b.DEMONSTRATION if event.is_demonstration else ""


def _sized(document, points, room):
    drawn = []
    for block in document.blocks:
        if isinstance(block, b.Signatures):
            block = b.Signatures([replace(person, blank_mm=room) for person in block.columns])
        drawn.append(block)
    return replace(document, font_pt=points, blocks=tuple(drawn))
