"""What stands on one certificate, as plain data that a renderer without a database can draw."""

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlsplit

from workshop.awards.paper.patterns import PATTERNS, Pattern
from workshop.paper.blocks import PREVIEW
from workshop.paper.codes import grouped
from workshop.vietnamese.addresses import at_line_start
from workshop.vietnamese.dates import long_date

COPY = "BẢN SAO ĐIỆN TỬ"
DOTS = "…………"


@dataclass(frozen=True)
class Face:
    """One certificate: the words in the order of the page, its code once it has one, and its marks."""

    template: str  # the shipped pattern, where ``own_pattern`` is None
    issuer_line: str
    title: str  # BẰNG KHEN
    name: str
    address: str
    achievement: str
    decision_line: str
    register_line: str
    place_and_date: str
    capacity: tuple[str, ...]
    signer: str
    order: int
    qr: str  # face | back | slip | none
    base_url: str
    is_valid: bool
    is_preview: bool  # marked so on every page, also when valid but made under a loopback address
    is_demonstration: bool
    code: str = ""
    is_state: bool = False  # its full page is never the paper itself, only a copy
    gives: str = "TẶNG"
    own_pattern: Pattern | None = None
    emblem: bytes = b""  # the PNG that the office uploaded
    carried: tuple[str, ...] = ()  # roles of lines that its pre-printed blanks bear already
    overlay_qr: bool = False

    @property
    def pattern(self):
        """Its sizes and colours."""
        return self.own_pattern or PATTERNS[self.template]

    @property
    def host(self):
        """The host of the address behind the code, as words."""
        return urlsplit(self.base_url).netloc

    @property
    def spaced_code(self):
        """The code in fours for the eye."""
        return grouped(self.code)

    @property
    def label(self):
        """The words in the corner of an electronic copy, and of every page of a preview."""
        return PREVIEW if self.is_preview else COPY

    @property
    def url(self):
        """The address behind the QR code: upper case, so that its matrix stays small."""
        return f"{self.base_url}/V/{self.code}".upper()


def face_of(award, *, base_url, is_preview, pattern=None, emblem=b""):
    """The face of ``award`` as its decision stands now, without a code."""
    decision = award.decision
    kind = decision.kind
    number = decision.full_number or f"{DOTS}/{kind.number_symbol}"
    pattern = pattern or PATTERNS[kind.template]
    return Face(
        template=kind.template,
        issuer_line=kind.issuer_line,
        title=kind.name.upper(),
        name=award.printed_name,
        address=at_line_start(award.printed_address),
        achievement=decision.achievement,
        decision_line=f"{pattern.decision_label}: {number}, {_day(decision.decided_on)}",
        register_line=register_line(kind, award.register_number),
        place_and_date=f"{decision.place or DOTS}, {_day(decision.decided_on)}",
        capacity=tuple(line for line in (decision.capacity_line, decision.signer_title) if line),
        signer=decision.signer_name,
        order=award.stage_order,
        qr=kind.qr,
        base_url=base_url,
        is_valid=decision.is_complete,
        is_preview=is_preview or not decision.is_complete,
        is_demonstration=award.is_demonstration,
        is_state=kind.is_state,
        gives=pattern.gives,
        own_pattern=pattern,
        emblem=emblem,
        carried=tuple(kind.carried),
        overlay_qr=kind.is_qr_on_blanks,
    )


def printed_lines(face):
    """What its face says as [role, text] from top to bottom, without the lines that every such paper carries."""
    head = [("issuer", face.issuer_line), ("title", face.title), ("name", face.name), ("address", face.address),
            ("achievement", face.achievement), ("decision", face.decision_line), ("register", face.register_line),
            ("dated", face.place_and_date)]  # fmt: skip
    foot = [*(("capacity", line) for line in face.capacity), ("signer", face.signer)]
    return [[role, text] for role, text in (*head, *foot) if text]


def register_line(kind, number):
    """The line of the register, with dots while there is no number; empty where the kind has none."""
    return f"{kind.register_label}: {number or DOTS}" if kind.register_label else ""


def _day(day: dt.date | None):
    return long_date(day) if day else "ngày …… tháng …… năm ………"
