"""E-mail addresses as lists hold them; a slip of the finger is asked about, with what was probably meant."""

import re
from dataclasses import dataclass

from workshop.vietnamese.names import fold

_ADDRESS = re.compile(r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9-]+)*\.[a-z]{2,}")
_PREFIX = re.compile(r"^(?:mailto:|e-?mail\s*:|thư\s*:)\s*")
_AROUND = re.compile(r"\s*([@.])\s*")
# Domains of people without one of their own, and what fingers make of them.
_SLIPS = {
    "gmail.com": r"(?:g[mn]?[ai]{1,3}[ml]{1,3}[ai]?l?|gm[ai]{1,2})\.(?:c[oi0]?[mn]?|com?m|[vxo]c?om|cim|cmo|ocm|om)"
                 r"|gmail|gmailcom|gmail\.com\.(?:vn|com)",
    "yahoo.com": r"yah?oo?\.(?:con|cm|co|vom|cmo|comm|com)|yhaoo\.com|yahoo",
    "hotmail.com": r"hot?mai?l\.(?:con|cm|co|vom|com)",
    "outlook.com": r"outl?oo?k\.(?:con|cm|co|vom|com)",
}  # fmt: skip
_SLIPS = {right: re.compile(wrong) for right, wrong in _SLIPS.items()}
_ENDINGS = ((re.compile(r"\.(?:con|cmo|vom|comm|ocm)$"), ".com"), (re.compile(r"\.(?:vnn|nv|v)$"), ".vn"))


@dataclass(frozen=True)
class ReadEmails:
    """The ``addresses`` of a cell, or the ``suggestion`` where it holds none that can be right."""

    addresses: tuple = ()
    suggestion: str = ""


def read_emails(text):
    """Read the addresses in ``text``: small letters, without "mailto:" and the spaces around signs."""
    text = _PREFIX.sub("", _AROUND.sub(r"\1", text.lower().strip())).strip("<>;,. ()")
    parts = [part.strip("<>. ()").removeprefix("mailto:") for part in re.split(r"[;/\n]|,(?=[^,]*@)|\s(?=\S+@)", text)]
    parts = [part for part in parts if part]
    if parts and all(_ADDRESS.fullmatch(part) and not _slip(part) for part in parts):
        return ReadEmails(tuple(dict.fromkeys(parts)))
    return ReadEmails(suggestion=_suggested(text))


def _slip(address):
    """The right domain where ``address`` has a wrong one, or nothing."""
    domain = address.partition("@")[2]
    for right, wrong in _SLIPS.items():
        if domain != right and wrong.fullmatch(domain):
            return right
    for wrong, right in _ENDINGS:
        if wrong.search(domain):
            return wrong.sub(right, domain)
    return ""


def _suggested(text):
    """What was probably meant, if it is an address then."""
    guess = fold(text).replace(" ", "").replace(",", ".").replace("..", ".")
    if guess.count("@") != 1:
        return ""
    guess = guess.partition("@")[0] + "@" + (_slip(guess) or guess.partition("@")[2])
    return guess if _ADDRESS.fullmatch(guess) and guess != text else ""
