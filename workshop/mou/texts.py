"""The editable text of a memorandum between its row and the block model: legal bases, then articles."""

from dataclasses import replace

from workshop.paper.blocks import Article, Basis, Document
from workshop.paper.blocks_json import from_json, to_json
from workshop.paper.headers import CONTRACT

_SHELL = to_json(Document("", CONTRACT))


def stored(bases, articles):
    """What ``Memorandum.blocks`` holds of ``bases`` (lines) and ``articles`` (Article blocks), numbered anew."""
    numbered = [replace(each, number=number) for number, each in enumerate(articles, 1)]
    return [to_json(Basis(tuple(bases))), *(to_json(each) for each in numbered)]


def bases_of(memorandum):
    """The lines of the legal bases."""
    return next((block.lines for block in _blocks(memorandum) if isinstance(block, Basis)), ())


def articles_of(memorandum):
    """The articles in their order."""
    return [block for block in _blocks(memorandum) if isinstance(block, Article)]


def _blocks(memorandum):
    return from_json({**_SHELL, "blocks": memorandum.blocks}).blocks
