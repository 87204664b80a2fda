"""Header profiles: who issues a paper, and how that stands at its head."""

import re

from workshop.paper.blocks import HeaderProfile
from workshop.vietnamese.names import fold

NATIONAL_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
NATIONAL_MOTTO = "Độc lập - Tự do - Hạnh phúc"

# folded beginnings of names, the longer first
_SIGNS_AS = (
    ("uy ban nhan dan", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")), ("ubnd", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
    ("hoi dong nhan dan", ("TM. HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH")), ("hdnd", ("TM. HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH")),
    ("so ", ("GIÁM ĐỐC",)), ("trung tam ", ("GIÁM ĐỐC",)), ("chi cuc ", ("CHI CỤC TRƯỞNG",)), ("cuc ", ("CỤC TRƯỞNG",)),
    ("truong ", ("HIỆU TRƯỞNG",)), ("ban ", ("TRƯỞNG BAN",)), ("van phong ", ("CHÁNH VĂN PHÒNG",)),
    ("lien minh hop tac xa", ("CHỦ TỊCH",)), ("hoi ", ("CHỦ TỊCH",)),
)  # fmt: skip
_HIGHEST = ("uy ban nhan dan", "ubnd", "hoi dong nhan dan", "hdnd", "tinh uy", "dang uy")
_PLACE = re.compile(r"(?<=\S )(?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|THỊ XÃ|(?<!TÁC )XÃ|PHƯỜNG|ĐẶC KHU) (?=\S)")
_AND = re.compile(r"(?<=\S )VÀ ")

CONTRACT = HeaderProfile(kind="contract")


def state_agency(*, body, symbol, place, parent=()):
    """A state agency (Decree 30/2020, annex I): parent body, body, and the national name at the right."""
    return HeaderProfile(kind="state", parent=_lines(parent), body=_lines(body), symbol=symbol, place=place)


def mass_organisation(*, body, symbol, place, parent=()):
    """A mass organisation (đoàn thể): its own rules of form, the same two columns."""
    return HeaderProfile(kind="mass", parent=_lines(parent), body=_lines(body), symbol=symbol, place=place)


def peoples_committee(province):
    """Ủy ban nhân dân of a province, which has no parent body at its head."""
    return state_agency(body=f"ỦY BAN NHÂN DÂN TỈNH {province.upper()}", symbol="UBND", place=province)


def department(name, province, symbol):
    """A department (sở) under the provincial People's Committee."""
    return state_agency(
        parent=f"ỦY BAN NHÂN DÂN TỈNH {province.upper()}", body=name.upper(), symbol=symbol, place=province
    )


def womens_union(province):
    """The Standing Board of the provincial Women's Union (Hội LHPN tỉnh)."""
    return mass_organisation(
        parent="HỘI LHPN VIỆT NAM",
        body=f"BAN THƯỜNG VỤ TỈNH {province.upper()}",
        symbol="BTV",
        place=province,
    )


def capacity_of(organization):
    """In which capacity the head of ``organization`` signs, in lines; THỦ TRƯỞNG where its name does not say."""
    if organization is None:
        return ("THỦ TRƯỞNG",)
    if organization.header_profile == "mass":
        return ("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH")
    name = fold(organization.name)
    return next((lines for begins, lines in _SIGNS_AS if name.startswith(begins)), ("THỦ TRƯỞNG",))


def has_parent_body(organization):
    """Whether a body above ``organization`` stands at the head: not above councils and committees (Decree 30/2020)."""
    return not fold(organization.name).startswith(_HIGHEST)


def head_lines(lines, width_of, room):
    """``lines`` cut where the head's column, ``room`` wide, would break them: before TỈNH, XÃ ..., else before VÀ.

    The name of a place stays whole, so that nobody reads "TỈNH VĨNH" over "LONG".
    """
    return tuple(part for line in lines for part in _cut(line, width_of, room))


def _cut(line, width_of, room):
    if width_of(line) <= room:
        return [line]
    cuts = [found.start() for found in _PLACE.finditer(line)] or [found.start() for found in _AND.finditer(line)][-1:]
    if not cuts:
        return [line]
    return [line[: cuts[0]].rstrip(), *_cut(line[cuts[0] :], width_of, room)]


def _lines(value):
    return (value,) if isinstance(value, str) else tuple(value)


def profile_of(organization):
    """How ``organization`` stands at the head of its papers."""
    make = mass_organisation if organization.header_profile == "mass" else state_agency
    return make(
        body=_filled(organization.header_body or organization.name.upper()),
        parent=_filled(organization.header_parent), symbol=organization.document_symbol, place=organization.place,
    )  # fmt: skip


def unknown_issuer():
    """The head of a paper of which nobody said yet who issues it: dots to be filled in by hand."""
    return state_agency(body="…" * 10, symbol="", place="…" * 6)


def _filled(text):
    return [line for line in text.split("\n") if line]
