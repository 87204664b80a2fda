"""What the office papers of an award say alike: who, to whom, how many, and the table of the recipients."""

import re

from flask import current_app

from workshop.awards.queries import standing_awards
from workshop.events.queries import lead_of
from workshop.paper import blocks
from workshop.paper.headers import profile_of, unknown_issuer
from workshop.vietnamese.addresses import at_line_start
from workshop.vietnamese.dates import local_day, long_date, short_date
from workshop.vietnamese.numbers import roman

DOTS = "…" * 6
KINDS = {"collective": "tập thể", "household": "hộ gia đình", "individual": "cá nhân"}
_WHY = re.compile(r"^vì:?\s+", re.IGNORECASE)
_BEGINNINGS = {"đã", "có", "đạt", "được", "là", "do", "góp", "tham", "hoàn", "tích", "thực", "xây", "phát", "xuất"}
_GROUPS = {"collective": "Tập thể", "household": "Hộ gia đình", "individual": "Cá nhân"}


def proposer_of(decision):
    """Who proposes: as said on the decision, else who leads the workshop, else the issuer's own office."""
    return decision.proposer or (lead_of(decision.event) if decision.event else None) or decision.kind.organization


def profile_for(organization):
    """The head of a paper of ``organization``, or dots where nobody is known."""
    return profile_of(organization) if organization else unknown_issuer()


def addressee_of(decision):
    """To whom it is proposed, as said on the decision or as the issuer is usually addressed."""
    if decision.addressee:
        return decision.addressee
    issuer = decision.kind.organization
    office = {"state": "Chủ tịch ", "mass": "Ban Thường vụ "}.get(issuer.kind, "")
    return f"{office}{issuer.name}"


def bases_of(decision):
    """The legal bases, one a line: the decision's own, else those of its kind; each begins with "Căn cứ"."""
    lines = [line.strip() for line in (decision.legal_bases or decision.kind.legal_bases).splitlines()]
    return [
        line if line.startswith(("Căn cứ", "Theo", "Xét", "Thực hiện")) else f"Căn cứ {line}" for line in lines if line
    ]


def counted(decision):
    """ "05 tập thể, 01 hộ gia đình và 05 cá nhân" of the recipients that stand."""
    kinds = [award.recipient_kind for award in standing_awards(decision)]
    said = [f"{kinds.count(kind):02} {word}" for kind, word in KINDS.items() if kind in kinds]
    *others, last = said or ["00 tập thể"]
    return f"{', '.join(others)} và {last}" if others else last


def reference_to(decision):
    """ "Quyết định số 38/QĐ-BTV ngày 12 tháng 5 năm 2023", with room for what is not known yet."""
    number = decision.full_number or f"{DOTS}/{decision.kind.number_symbol}"
    day = long_date(decision.decided_on) if decision.decided_on else f"ngày {DOTS} tháng {DOTS} năm {DOTS}"
    return f"Quyết định số {number} {day}"


def recipient_rows(decision, cells):
    """Rows of a table: ``cells(number, award)`` of each recipient, with a heading for each kind where there are two."""
    standing = standing_awards(decision)
    kinds = [kind for kind in KINDS if any(award.recipient_kind == kind for award in standing)]
    if len(kinds) < 2:
        return [cells(str(number), award) for number, award in enumerate(standing, 1)]
    rows = []
    for place, kind in enumerate(kinds, 1):
        rows.append((f"{roman(place)}. {_GROUPS[kind]}",))
        chosen = [award for award in standing if award.recipient_kind == kind]
        rows += [cells(str(number), award) for number, award in enumerate(chosen, 1)]
    return rows


def recipient_table(decision, *, with_register=False):
    """The recipients under the names and addresses that are printed."""
    columns = [blocks.Column("STT", 0.6, "center"), blocks.Column("Tên tập thể, cá nhân", 4.2),
               blocks.Column("Địa chỉ", 4.2)]  # fmt: skip
    if with_register:
        columns.append(blocks.Column("Số vào sổ", 1.1, "center"))

    def cells(number, award):
        name = f"{award.printed_name}\n{revocation_note(award)}" if award.is_revoked else award.printed_name
        row = (number, name, at_line_start(award.printed_address))
        return (*row, award.register_number) if with_register else row

    return blocks.Table(
        columns, recipient_rows(decision, cells), footer=f"Danh sách gồm {counted(decision)}."
    )


def revocation_note(award):
    """What stands under a name that the decision holds, but whose award was taken back since."""
    return f"(đã thu hồi ngày {short_date(local_day(award.latest.ended_at))})"


def mark_of(decision):
    """What is printed across every page."""
    if decision.is_demonstration:
        return blocks.DEMONSTRATION
    return blocks.PREVIEW if current_app.config["WORKSHOP_IS_PREVIEW"] else ""


def marked(decision):
    """The frame that says so at the top of an invented paper."""
    return (blocks.Mark(blocks.DEMONSTRATION),) if decision.is_demonstration else ()


def in_sentence(text):
    """``text`` as an achievement by itself: without its full stop."""
    return text.strip().rstrip(".;")


def because(text):
    """``text`` as the end of "..., vì đã có thành tích": small at its beginning, unless it begins with a name.

    A first word in capitals (OCOP) is none to change, nor is one that another capital follows, as in Trà Vinh.
    """
    reason = _WHY.sub("", in_sentence(text))
    first, _space, rest = reason.partition(" ")
    begins_a_name = rest[:1].isupper() and first.lower() not in _BEGINNINGS
    if (first.isupper() and len(first) > 1) or begins_a_name:
        return f"vì {reason}"
    return f"vì {reason[:1].lower()}{reason[1:]}"
