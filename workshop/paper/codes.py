"""Codes of tickets, certificates and memoranda: 16 symbols that no keyboard layout garbles.

The 27 symbols leave out what Telex and VNI typing would rewrite; the last one is a check symbol.
"""

import re
import secrets
from dataclasses import dataclass
from itertools import product

ALPHABET = "0123456789BCFGHJKMNPQRSTVXZ"
LENGTH = 16

_FORM = re.compile(f"[{ALPHABET}]{{{LENGTH}}}")
_VALUES = {symbol: value for value, symbol in enumerate(ALPHABET)}
_TRIPLES = tuple(map("".join, product(ALPHABET, repeat=3)))
_LOOK_ALIKES = str.maketrans("OIL", "011")
_SEPARATORS = re.compile(r"[\s\-\u2010-\u2015\u2212\u200b\ufeff]+")
_URL = re.compile(r"[a-z][a-z0-9+.\-]*://|www\.", re.IGNORECASE)
# whatever follows twelve digits and a bar: a card read in part must not be kept either
_IDENTITY_CARD = re.compile(r"\s*\d{12}\|")


@dataclass(frozen=True)
class CodeReading:
    """What a scanned or typed text is: ``kind`` is "code", "bad_check" or "foreign"."""

    kind: str
    code: str | None = None
    meant: str | None = None  # what a foreign text says once O, I and L are read as digits


@dataclass(frozen=True)
class ForeignText:
    """A text that is not ours, described without keeping any of it."""

    kind: str
    length: int


def check_symbol(body):
    """The symbol that makes the sum of ``body`` and itself, weighted 2, 1, 2 ... from its left, 0 modulo 27."""
    total = sum(_VALUES[symbol] * (2 - place % 2) for place, symbol in enumerate(reversed(body)))
    return ALPHABET[-total % 27]


def new_code():
    """A new code: 15 random symbols (71 bits) and the check symbol."""
    # one draw, and three symbols a step: six times as fast as fifteen draws
    number, body = secrets.randbelow(len(ALPHABET) ** (LENGTH - 1)), ""
    for _ in range((LENGTH - 1) // 3):
        number, place = divmod(number, len(_TRIPLES))
        body += _TRIPLES[place]
    return body + check_symbol(body)


def is_valid(code):
    """Whether ``code`` is written exactly as ``new_code`` writes it, with a right check symbol."""
    return _FORM.fullmatch(code) is not None and check_symbol(code[:-1]) == code[-1]


def read_code(text):
    """Read what a scanner or a person typed: any case, with spaces or dashes, alone or ending a URL."""
    candidate = text.strip()
    if "/" in candidate:
        candidate = re.split(r"[?#]", candidate, maxsplit=1)[0].rstrip("/").rsplit("/", 1)[-1]
    candidate = _SEPARATORS.sub("", candidate)
    if not candidate.isascii() or not _FORM.fullmatch(candidate.upper()):
        meant = candidate.upper().translate(_LOOK_ALIKES) if candidate.isascii() else ""
        return CodeReading("foreign", meant=meant if _FORM.fullmatch(meant) else None)
    code = candidate.upper()
    return CodeReading("code" if check_symbol(code[:-1]) == code[-1] else "bad_check", code)


def grouped(code):
    """``code`` in fours for the eye: ``1234-5678-9BCF-GHJK``."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def classify_foreign(text):
    """Say what kind of text was scanned instead of a code, keeping its length and nothing of its content.

    An identity card's QR holds number, old number, name, birth date, sex, address and issue date between bars.
    """
    if _IDENTITY_CARD.match(text):
        return ForeignText("identity_card", len(text))
    if _URL.match(text.strip()):
        return ForeignText("url", len(text))
    return ForeignText("text", len(text))
