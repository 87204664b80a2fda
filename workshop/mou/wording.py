"""The default wording of a memorandum: dated legal bases, the ten articles, and what is filled in when it is drawn."""

import csv
import datetime as dt
import re
from functools import cache
from pathlib import Path

from workshop.paper import blocks
from workshop.vietnamese.dates import short_date
from workshop.vietnamese.numbers import number_in_words, two_digits

TITLE = "BIÊN BẢN GHI NHỚ"
SUBJECT = "Về việc hợp tác kết nối, tiêu thụ sản phẩm OCOP trên sàn thương mại điện tử"
SUFFIX = "/BBGN"
BLANK = "…" * 14
PARTY_LABELS = {
    "owner": "BÊN A (CHỦ THỂ OCOP)",
    "operator": "BÊN B (ĐƠN VỊ VẬN HÀNH SÀN)",
    "witness": "ĐƠN VỊ KẾT NỐI, CHỨNG KIẾN",
}
SHORT_LABELS = {"owner": "Bên A", "operator": "Bên B", "witness": "đơn vị kết nối, chứng kiến"}
_DATA = Path(__file__).with_name("data")
_NUMBERING = re.compile(r"^\d{1,2}[.)]\s+")
_POINT = re.compile(r"^(?:[-–+]\s|[a-zđ]\)\s)")


def legal_bases(day):
    """The legal bases in force on ``day``, in the order of their printing."""
    return tuple(text for text, since, until in _bases() if (not since or since <= day) and (not until or day <= until))


def default_articles(platform, *, has_witness):
    """The articles of a new memorandum with ``platform``, as blocks without numbers of their own."""
    left_out = "@no_witness" if has_witness else "@witness"
    articles, marked, skips = [], False, False
    for line in _article_lines():
        if line.startswith("@"):
            marked = line == left_out
        elif line.startswith("= "):
            skips, marked = marked, False
            if not skips:
                articles.append((line[2:], []))
        elif not skips:
            articles[-1][1].append(line.format(platform=platform))
    return [article(heading, "\n".join(clauses)) for heading, clauses in articles]


def article(heading, text):
    """An article from what a person types: a line a clause, lines that begin a point go with the clause above."""
    clauses = []
    for line in filter(None, (raw.strip() for raw in text.splitlines())):
        if clauses and _POINT.match(line):
            clauses[-1] += f"\n{line}"
        else:
            clauses.append(_NUMBERING.sub("", line))
    return blocks.Article(0, heading.strip(), tuple(clauses))


def text_of(each):
    """The clauses of an article as a person types them."""
    return "\n".join(each.clauses)


def filled(text, memorandum):
    """``text`` with term and copies in the places that name them."""
    return (
        text.replace("[THỜI HẠN]", _term(memorandum))
        .replace("[SỐ BẢN]", _copies(memorandum.copies))
        .replace("[PHÂN BẢN]", ", ".join(
            f"{SHORT_LABELS[party.role]} giữ {_copies(party.copies)}" for party in memorandum.parties
        ))
    )  # fmt: skip


def number_of(memorandum):
    """``số 05/BBGN``, or nothing while it has no number: the number is optional."""
    return f"số {memorandum.number}" if memorandum.number else ""


def _copies(number):
    return f"{two_digits(number)} ({number_in_words(number)}) bản"


def _term(memorandum):
    start = f"kể từ ngày {short_date(memorandum.valid_from)}" if memorandum.valid_from else "kể từ ngày ký"
    if memorandum.valid_to:
        return f"{start} đến hết ngày {short_date(memorandum.valid_to)}"
    return f"{start} cho đến khi các bên có thỏa thuận khác"


@cache
def _bases():
    with open(_DATA / "legal_bases.csv", encoding="utf-8", newline="") as file:
        return [
            (row["text"], _day(row["valid_from"]), _day(row["valid_to"])) for row in csv.DictReader(file)
        ]


@cache
def _article_lines():
    lines = (_DATA / "articles.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _day(text):
    return dt.date.fromisoformat(text) if text else None
