"""Who on a pasted list is a person: only who is addressed as one; a bare name says nothing of it."""

import re

from workshop.vietnamese.names import clean_name, fold

_ADDRESSED = re.compile(r"(?:ông/bà|ông|bà|đồng chí|đ/c|anh|chị)\s+(?P<rest>\S+\s+\S.*)", re.IGNORECASE)
# "Anh Đào Cơ sở bánh": what is a unit by its own words is none the less one
_UNITS = re.compile(
    r"\b(?:hop tac xa|to hop tac|lien hiep|cong ty|co so|doanh nghiep|ho kinh doanh|cua hang|htx|tnhh)\b"
)


def kind_of_typed(name):
    """ "individual" where ``name`` begins with Ông, Bà, Đồng chí, Anh or Chị before two words, else "collective"."""
    found = _ADDRESSED.fullmatch(clean_name(name))
    is_person = found is not None and not _UNITS.search(fold(found["rest"]))
    return "individual" if is_person else "collective"
