"""What a certificate says beside the name and the unit, from the rule and the workshop as they are now."""

from workshop.vietnamese.dates import local_day, long_date

HONORIFICS = {"ông": "Ông", "bà": "Bà", "đồng chí": ""}  # a certificate says Ông or Bà, and never guesses
ON_FACE = ("issuer_line", "honorific", "purpose", "place_and_date", "signer_title", "signer")


def words_of(registration, rule):
    """The words as plain JSON: those of ``ON_FACE``, and "dated_on" as ISO text or empty."""
    event = registration.event
    dated = long_date(rule.dated_on) if rule.dated_on else "ngày …… tháng …… năm ………"
    held = f"tổ chức {long_date(local_day(event.starts_at))}"
    where = f" tại {event.venue}" if event.venue else ""
    return {
        "issuer_line": rule.issuer_line,
        "honorific": HONORIFICS.get(registration.honorific, registration.honorific),
        "purpose": f"Đã tham dự {_lowered(event.title)}, {held}{where}",
        "place_and_date": f"{rule.place}, {dated}" if rule.place else dated[0].upper() + dated[1:],
        "signer_title": rule.signer_title,
        "signer": rule.signer_name,
        "dated_on": rule.dated_on.isoformat() if rule.dated_on else "",
    }


def on_face(words):
    """Those of ``words`` that stand on the paper, as a face takes them."""
    return {name: words[name] for name in ON_FACE}


def _lowered(title):
    """``Hội thảo …`` inside a sentence; a title in capitals or with a name first stays as it is."""
    first = title.split(" ", 1)[0].lower()
    return title[0].lower() + title[1:] if first in ("hội", "lớp", "buổi", "chương", "khóa", "tọa") else title
