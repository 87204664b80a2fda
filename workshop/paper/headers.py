"""Header profiles: who issues a paper, and how that stands at its head."""

from workshop.paper.blocks import HeaderProfile

NATIONAL_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
NATIONAL_MOTTO = "Độc lập - Tự do - Hạnh phúc"

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
