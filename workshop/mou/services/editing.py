"""The text of a memorandum while it may change: particulars, articles, products."""

from workshop.audit import services as audit
from workshop.mou import texts
from workshop.mou.models import ProductLine
from workshop.mou.refusals import EndsBeforeStart, TitleMissing
from workshop.mou.services.standing import editable
from workshop.transactions import transaction

FIELDS = ("title", "subject", "number", "place", "dated_on", "valid_from", "valid_to", "note")
LINE_FIELDS = ("name", "rank", "packaging", "price", "monthly_output")


def edit_memorandum(memorandum, *, version=None, **fields):
    """Change the particulars.

    :raises TextFrozen: once the text is issued.
    :raises TitleMissing: without a title.
    :raises EndsBeforeStart: if the last day comes before the first.
    """
    with transaction() as session:
        memorandum = editable(session, memorandum.id, version)
        changed = [name for name in FIELDS if name in fields and getattr(memorandum, name) != fields[name]]
        for name in changed:
            setattr(memorandum, name, fields[name])
        if not memorandum.title:
            raise TitleMissing("title")
        if memorandum.valid_from and memorandum.valid_to and memorandum.valid_to < memorandum.valid_from:
            raise EndsBeforeStart("valid_to")
        audit.record("mou.memorandum_edited", memorandum, fields=changed)
        return memorandum


def edit_text(memorandum, bases, articles, *, version=None):
    """Replace the legal bases (lines) and the articles (blocks), numbered anew in the order given.

    :raises TextFrozen: once the text is issued.
    """
    with transaction() as session:
        memorandum = editable(session, memorandum.id, version)
        memorandum.blocks = texts.stored(bases, articles)
        audit.record("mou.text_edited", memorandum, articles=len(articles))
        return memorandum


def edit_products(memorandum, lines, *, version=None):
    """Replace the annex: ``lines`` are mappings of what is printed, with ``product_id`` where it is known.

    :raises TextFrozen: once the text is issued.
    """
    with transaction() as session:
        memorandum = editable(session, memorandum.id, version)
        own = {line.product_id for line in memorandum.product_lines if line.product_id}
        memorandum.product_lines = [
            ProductLine(
                position=at, product_id=line.get("product_id") if line.get("product_id") in own else None,
                **{name: line.get(name) or "" for name in LINE_FIELDS},
            )
            for at, line in enumerate(lines)
        ]  # fmt: skip
        audit.record("mou.products_edited", memorandum, products=len(lines))
        return memorandum
