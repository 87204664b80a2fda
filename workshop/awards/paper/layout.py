"""Where every line of a certificate stands: one answer for the electronic copy, the batch and the overlay."""

from dataclasses import dataclass, field

from workshop.awards.paper.fitting import POINT_MM, fitted
from workshop.awards.paper.places import placed

LEADING = 1.22  # of the size; Ễ and Ộ stand within it
GAP = 5.0


@dataclass(frozen=True)
class Line:
    """One text in one size; a "\\n" breaks it where the font's widths said so."""

    role: str
    text: str
    size_pt: float
    gap_mm: float = 0.0
    leading: float = LEADING

    @property
    def leading_mm(self):
        """The height of each of its lines."""
        return round(self.size_pt * POINT_MM * self.leading, 4)

    @property
    def height_mm(self):
        """Its whole height, without the gap above."""
        return self.leading_mm * (self.text.count("\n") + 1)


@dataclass(frozen=True)
class Block:
    """Lines one below the other at a place of the sheet; ``is_own`` where they are one person's."""

    name: str
    left_mm: float
    top_mm: float
    width_mm: float
    lines: tuple[Line, ...]
    align: str = "center"
    is_own: bool = False

    @property
    def height_mm(self):
        """From the top of the first line's gap to the foot of the last line."""
        return sum(line.gap_mm + line.height_mm for line in self.lines)


@dataclass(frozen=True)
class Layout:
    """The blocks of one page, and where its QR code stands: (left, top, side) in mm, or None."""

    blocks: tuple[Block, ...]
    qr: tuple[float, float, float] | None = field(default=None)


def front(face, *, has_code=True):
    """The layout of a certificate's face; without ``has_code`` the place of its QR code stays empty."""
    sheet = face.pattern
    head = _head(face, sheet)
    middle = _middle(face, sheet, head.top_mm + head.height_mm)
    signature = _signature(face, sheet)
    left = [_one(face.decision_line, "decision", sheet), _one(face.register_line, "register", sheet)]
    foot = sheet.height_mm - sheet.bottom_mm
    room = sheet.qr_mm * (1 + 1.5 / 24) if face.qr == "face" else 0
    top = foot - room - sum(line.height_mm for line in left if line)
    blocks = [head, middle, signature]
    for line in filter(None, left):
        is_own = line.role == "register"
        blocks.append(Block(line.role, sheet.side_mm, top, sheet.record_mm, (line,), "left", is_own=is_own))
        top += line.height_mm
    qr = None
    if face.qr == "face" and face.code and has_code:
        # the quiet zone of the code reaches to the left of the text, so that its dark part lines up
        inset = sheet.qr_mm * 2.2 / 24
        qr = (sheet.side_mm - inset, foot - sheet.qr_mm, sheet.qr_mm)
        blocks += _check(face, sheet, qr)
    return Layout(tuple(placed(blocks, sheet)), qr)


def _head(face, sheet):
    (issuer,), size = fitted(face.issuer_line, width_mm=sheet.text_mm, size_pt=sheet.issuer_pt, most_lines=1)
    scale = sheet.title_pt / 40
    lines = [
        Line("national", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", sheet.national_pt),
        Line("motto", "Độc lập - Tự do - Hạnh phúc", sheet.motto_pt, 0.3 * scale),
        Line("issuer", issuer, size, GAP * scale),
        Line("gives", face.gives, sheet.gives_pt, 1.2 * scale),
        Line("title", face.title, sheet.title_pt, leading=1.15),
    ]
    left = (sheet.width_mm - sheet.text_mm) / 2
    top = sheet.top_mm + sheet.emblem_mm
    return Block("head", left, top, sheet.text_mm, tuple(line for line in lines if line.text))


def _middle(face, sheet, top):
    """Name, address and achievement, made smaller together until they fit above the signature."""
    for percent in range(100, 40, -4):
        texts = _fitted_together(face, sheet, percent / 100)
        spare = sheet.middle_mm - sum(len(lines) * size * POINT_MM * LEADING for lines, size in texts) - GAP
        if spare >= 0:
            break
    air = round(max(0, min(sheet.middle_mm / 12, spare / 5)), 1)
    gaps = (1.8 + air, 0.6 + air / 4, 1.8 + air)
    lines = tuple(
        Line(role, "\n".join(text), size, gap)
        for role, (text, size), gap in zip(("name", "address", "achievement"), texts, gaps, strict=True)
        if text
    )
    return Block("middle", (sheet.width_mm - sheet.text_mm) / 2, top, sheet.text_mm, lines, is_own=True)


def _fitted_together(face, sheet, scale):
    width = sheet.text_mm
    return (
        fitted(face.name, width_mm=width, size_pt=sheet.name_pt * scale, most_lines=sheet.name_lines),
        fitted(face.address, width_mm=width, size_pt=sheet.address_pt * max(scale, 0.8), most_lines=2, face="italic"),
        fitted(face.achievement, width_mm=width, size_pt=sheet.achievement_pt * max(scale, 0.75),
               most_lines=sheet.achievement_lines, face="regular"),
    )  # fmt: skip


def _signature(face, sheet):
    scale = sheet.foot_pt / 13
    lines = [_one(face.place_and_date, "dated", sheet, width=sheet.signature_mm, face="italic")]
    lines += [_one(line, "capacity", sheet, width=sheet.signature_mm, face="bold") for line in face.capacity]
    (signer,), size = fitted(
        face.signer or "\u00a0", width_mm=sheet.signature_mm, size_pt=sheet.foot_pt + scale, most_lines=1
    ) if face.signer else (["\u00a0"], sheet.foot_pt + scale)  # fmt: skip
    lines.append(Line("signer", signer, size, sheet.blank_mm))
    block = Block("signature", sheet.width_mm - sheet.side_mm - sheet.signature_mm, 0, sheet.signature_mm,
                  tuple(filter(None, lines)))  # fmt: skip
    return _moved(block, sheet.height_mm - sheet.bottom_mm - block.height_mm)


def _one(text, role, sheet, *, width=None, face="regular"):
    """One line of the foot, made smaller where it would not fit; None where there is nothing to say."""
    if not text:
        return None
    (line,), size = fitted(text, width_mm=width or sheet.record_mm, size_pt=sheet.foot_pt, most_lines=1, face=face)
    return Line(role, line, size, leading=1.32)


def _check(face, sheet, qr):
    left, top, side = qr
    width = sheet.record_mm - side - 1

    def block(text, role, weight, is_own):
        (line,), size = fitted(text, width_mm=width, size_pt=sheet.code_pt, most_lines=1, face=weight)
        return Block(role, left + side + 1, 0, width, (Line(role, line, size, leading=1.4),), "left", is_own)

    where, code = block(f"Tra cứu tại {face.host}/v", "where", "regular", False), block(
        face.spaced_code, "code", "bold", True)  # fmt: skip
    middle = top + side / 2  # the host in words and the code, beside the middle of the QR
    return [_moved(where, middle - where.height_mm), _moved(code, middle)]


def _moved(block, top):
    return Block(block.name, block.left_mm, top, block.width_mm, block.lines, block.align, block.is_own)
