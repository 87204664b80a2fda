"""The pattern of each template: every size in millimetres and points, so that an issuer's own can be set.

A4 landscape. The proportions follow the state pattern of 400 x 300 mm (inner frame 320 x 230 mm);
its 35 mm of room for signature and seal become 25 mm at this size. Sources and open questions stand
in docs/awards.md.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Pattern:
    """Sizes and colours of one template."""

    ornament: str  # under static/
    red: str = "#b3131b"
    text_mm: float = 225  # the widest line between the ornaments
    top_mm: float = 25  # where the first line begins, or the room for the emblem
    emblem_mm: float = 0  # room left empty for the national emblem
    bottom_mm: float = 24
    side_mm: float = 30
    national_pt: float = 13
    motto_pt: float = 14
    issuer_pt: float = 20
    gives_pt: float = 16
    title_pt: float = 40
    name_pt: float = 25
    address_pt: float = 15
    achievement_pt: float = 16
    foot_pt: float = 13
    blank_mm: float = 25
    # the room between the title and the place-and-date line
    middle_mm: float = 50
    name_lines: int = 3
    achievement_lines: int = 3


PATTERNS = {
    "bang_khen": Pattern(ornament="img/certificate/bang_khen.svg", emblem_mm=13, top_mm=23, middle_mm=47),
    "giay_khen": Pattern(
        ornament="img/certificate/giay_khen.svg", issuer_pt=18, title_pt=42, name_pt=26, middle_mm=52, top_mm=29
    ),
}
