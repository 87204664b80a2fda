"""The invitation on paper (giấy mời): one block model for PDF and DOCX, on one page where it fits."""

import re
from dataclasses import replace

from flask import current_app

from workshop.edges.pdf import count_pages
from workshop.events.queries import lead_of
from workshop.paper import blocks as b
from workshop.paper.headers import profile_of, unknown_issuer
from workshop.paper.render import document_docx, document_pdf
from workshop.registrations.delegations.links import link_url
from workshop.registrations.invitations import wording
from workshop.registrations.invitations.lines import quota_said
from workshop.vietnamese.dates import short_date
from workshop.vietnamese.gatherings import named
from workshop.vietnamese.names import fold
from workshop.vietnamese.phones import format_phone

# (size of the text, room to sign, whether the programme is one running paragraph): tried until the paper has one page
SIZES = ((13, 24, False), (12.5, 22, False), (12, 20, False), (13, 24, True), (12.5, 22, True), (12, 18, True))
PROGRAMME = "Nội dung:"
_KEPT_TOGETHER = "thương mại điện tử"
_CLOCK = re.compile(r"^- (?:\d{1,2}:\d{2} – |\d{1,2} giờ \d{2}(?: phút)?: )?")
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
            b.NumberLine(wording.number_text(typed, lead_of(event)), profile.place, letter.dated_on),
            b.Title("GIẤY MỜI"),
            b.Subtitle(f"Tham dự {named(event.title)}".replace(_KEPT_TOGETHER, _KEPT_TOGETHER.replace(" ", "\u00a0"))),
            b.Paragraph(f"Kính mời: {invitation.addressee or invitation.delegation.unit}", "center", is_bold=True),
            b.Paragraph(wording.with_places(parts["opening"], _held(quota_said(invitation.quota_text)))),
            *_facts(event, parts),
            _reply(invitation, letter),
            b.Paragraph(parts["closing"]),
            b.Recipients(_recipients(parts["recipients"])),
            b.Signatures([b.Signatory(parts["capacity"].split("\n"), parts["signer"], blank_mm=SIZES[0][1])]),
        ),
    )  # fmt: skip


def invitation_files(document):
    """(PDF, DOCX) of ``document`` in the largest size that fits one page; knows no database."""
    pdf, sized, _size = fitted_pdf(document)
    return pdf, document_docx(sized)


def fitted_pdf(document, first=0):
    """(PDF, the document as it was sized, the place of its size in ``SIZES``), tried from the size ``first``.

    What fits no single page stands on several, in the largest size.
    """
    largest = None
    for size in range(first, len(SIZES)):
        tried = _sized(document, *SIZES[size])
        pdf = document_pdf(tried)
        if count_pages(pdf) == 1:
            return pdf, tried, size
        largest = largest or (pdf, tried, 0)
    return largest if first == 0 else fitted_pdf(document)


def file_name(unit, ending, number=None):
    """``012-giay-moi-so-cong-thuong.pdf``: readable, and unharmed by Zalo and old ZIP programs."""
    words = re.findall(r"[a-z0-9]+", fold(unit))
    before = f"{number:03d}-" if number is not None else ""
    return f"{before}giay-moi-{'-'.join(words)[:80] or 'don-vi'}.{ending}"


def _facts(event, parts):
    rows = [("Thời gian:", wording.time_line(event)), ("Địa điểm:", event.place), ("Chủ trì:", parts["chair"]),
            ("Thành phần:", parts["participants"])]  # fmt: skip
    drawn = [b.Paragraph(f"{_MARKERS.sub('', text)}.", lead=lead) for lead, text in rows if text]
    content = [line for line in parts["content"].split("\n") if line.strip()]
    if len(content) == 1:
        drawn.append(b.Paragraph(content[0], lead=PROGRAMME))
    elif content:
        drawn += [b.Paragraph("", lead=PROGRAMME), b.Lines(content)]
    return (*drawn, b.Paragraph(parts["notes"], lead="Lưu ý:"))


def _reply(invitation, letter):
    event, url = invitation.event, link_url(invitation.delegation)
    until = f" trước ngày {short_date(letter.reply_by)}" if letter.reply_by else ""
    contact = ", ".join(part for part in (event.contact_name, format_phone(event.contact_phone)) if part)
    lines = [f"Xác nhận tham dự{until}: {quota_said(invitation.quota_text)}", f"Quét mã QR hoặc mở: {url}"]
    return b.Verification(url, [*lines, *([f"Đầu mối liên hệ: {contact}"] if contact else [])], side_mm=26)


def _profile(event):
    lead = lead_of(event)
    return profile_of(lead) if lead else unknown_issuer()


def _recipients(text):
    lines = [line.strip(" -;.") for line in text.split("\n") if line.strip(" -;.")]
    return [f"{line};" for line in lines[:-1]] + [f"{line}." for line in lines[-1:]]


def _mark(event):
    if current_app.config["WORKSHOP_IS_PREVIEW"]:
        return b.PREVIEW
    return b.DEMONSTRATION if event.is_demonstration else ""


def _held(text):
    """``text`` with its numbers kept on the line of the word they count."""
    return re.sub(r"(\d) ", "\\1\u00a0", text)


def _sized(document, points, room, is_running):
    blocks = _running(document.blocks) if is_running else document.blocks
    drawn = [
        b.Signatures([replace(person, blank_mm=room) for person in block.columns])
        if isinstance(block, b.Signatures) else block
        for block in blocks
    ]  # fmt: skip
    return replace(document, font_pt=points, blocks=tuple(drawn))


def _running(blocks):
    """``blocks`` with a programme of several lines as one paragraph without its times."""
    drawn = []
    for block in blocks:
        if drawn and getattr(drawn[-1], "lead", "") == PROGRAMME and isinstance(block, b.Lines):
            parts = [_CLOCK.sub("", line).rstrip(" .;") for line in block.lines]
            drawn[-1] = replace(drawn[-1], text=f"{'; '.join(parts)}.")
        else:
            drawn.append(block)
    return drawn
