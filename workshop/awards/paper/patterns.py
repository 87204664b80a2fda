"""The pattern of each template: every size in millimetres and points, so that an issuer's own can be set.

The proportions follow the state pattern of 400 x 300 mm (inner frame 320 x 230 mm), brought to A4 and A3;
its 35 mm of room for signature and seal become 25 mm on A4. Sources and open questions stand in
docs/awards.md.
"""

from dataclasses import dataclass, fields, replace

A4, A3, FULL = (297.0, 210.0), (420.0, 297.0), (400.0, 300.0)
SHEETS = {"a4": A4, "a3": A3, "400x300": FULL}


@dataclass(frozen=True)
class Pattern:
    """Sizes and colours of one template, and the words that an issuer may put otherwise."""

    ornament: str  # under static/, one drawing a shape of sheet
    width_mm: float = 297.0
    height_mm: float = 210.0
    red: str = "#b3131b"
    ink: str = "#000000"
    text_mm: float = 225.0  # the widest line between the ornaments
    top_mm: float = 25.0  # where the first line begins, or the room for the emblem
    emblem_mm: float = 0.0  # room for the emblem that the office uploads, otherwise empty
    bottom_mm: float = 24.0
    side_mm: float = 30.0
    mark_mm: float = 24.0  # how far down the marks of a copy stand
    record_mm: float = 125.0
    signature_mm: float = 105.0
    blank_mm: float = 25.0  # room for signature and seal
    middle_mm: float = 50.0  # room of name, address and achievement
    qr_mm: float = 24.0
    national_pt: float = 13.0
    motto_pt: float = 14.0
    issuer_pt: float = 20.0
    gives_pt: float = 16.0
    title_pt: float = 40.0
    name_pt: float = 25.0
    address_pt: float = 15.0
    achievement_pt: float = 16.0
    foot_pt: float = 13.0
    code_pt: float = 8.5
    name_lines: int = 3
    achievement_lines: int = 3
    gives: str = "TẶNG"
    decision_label: str = "Quyết định số"
    # own places of lines for real blanks: from the top, and how wide; 0 leaves a line in the flow
    name_at_mm: float = 0.0
    address_at_mm: float = 0.0
    achievement_at_mm: float = 0.0
    decision_at_mm: float = 0.0
    register_at_mm: float = 0.0
    dated_at_mm: float = 0.0
    capacity_at_mm: float = 0.0
    signer_at_mm: float = 0.0
    name_wide_mm: float = 0.0
    address_wide_mm: float = 0.0
    achievement_wide_mm: float = 0.0
    decision_wide_mm: float = 0.0
    register_wide_mm: float = 0.0
    dated_wide_mm: float = 0.0
    capacity_wide_mm: float = 0.0
    signer_wide_mm: float = 0.0

    def on(self, sheet):
        """The same pattern on another sheet, every size grown with the shorter side that it leaves free."""
        width, height = SHEETS[sheet]
        if (width, height) == (self.width_mm, self.height_mm):
            return self
        frame = (320.0, 230.0) if sheet == "400x300" else (width, height)
        whole = (281.0, 194.0) if sheet == "400x300" else (self.width_mm, self.height_mm)
        scale = min(frame[0] / whole[0], frame[1] / whole[1])
        grown = {
            each.name: round(getattr(self, each.name) * scale, 3)
            for each in fields(self)
            if each.name.endswith(("_mm", "_pt")) and each.name not in ("width_mm", "height_mm")
        }
        if sheet == "400x300":  # its frame stands 40 and 35 mm inside the sheet, that of A4 8 mm
            for name, room in (("top_mm", 35), ("bottom_mm", 35), ("side_mm", 40), ("mark_mm", 35)):
                grown[name] = round(grown[name] + room - 8 * scale, 3)
        ornament = self.ornament.replace(".svg", "-400x300.svg") if sheet == "400x300" else self.ornament
        return replace(self, width_mm=width, height_mm=height, ornament=ornament, **grown)


PATTERNS = {
    "bang_khen": Pattern(ornament="img/certificate/bang_khen.svg", emblem_mm=13.0, top_mm=23.0, middle_mm=47.0),
    "giay_khen": Pattern(
        ornament="img/certificate/giay_khen.svg", issuer_pt=18.0, title_pt=42.0, name_pt=26.0, middle_mm=52.0,
        top_mm=29.0,
    ),
}  # fmt: skip


def pattern_with(template, sheet, values):
    """The shipped pattern of ``template`` on a sheet, with some of its values put otherwise."""
    return replace(PATTERNS[template].on(sheet), **values)
