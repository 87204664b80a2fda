"""Documents as plain data, to be kept in a row and edited: ``from_json(to_json(d)) == d``."""

import re
from dataclasses import fields, is_dataclass
from datetime import date

from workshop.errors import N_, WorkshopError
from workshop.paper.blocks import BLOCKS, Column, Document, HeaderProfile, Signatory

_PARTS = (*BLOCKS, Column, Document, HeaderProfile, Signatory)


class DocumentUnreadable(WorkshopError):
    """The stored data does not describe a document."""

    status = 422
    message = N_("The stored text of this document cannot be read: %(why)s.")


def _kind(part):
    return re.sub(r"(?<!^)(?=[A-Z])", "_", part.__name__).lower()


_BY_KIND = {_kind(part): part for part in _PARTS}


def to_json(document):
    """``document`` as lists, texts and numbers; every part names its ``kind``."""
    return _encoded(document)


def from_json(data):
    """The document that ``to_json`` wrote.

    :raises DocumentUnreadable: if a kind or a field is unknown, or it is no document.
    """
    document = _decoded(data)
    if not isinstance(document, Document):
        raise DocumentUnreadable(why="document")
    return document


def _encoded(value):
    if is_dataclass(value):
        # A header profile has a field of the name "kind" itself, so the class goes under another key.
        values = {each.name: _encoded(getattr(value, each.name)) for each in fields(value)}
        return {"block": _kind(type(value))} | values
    if isinstance(value, tuple):
        return [_encoded(item) for item in value]
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return value


def _decoded(value):
    if isinstance(value, list):
        return tuple(_decoded(item) for item in value)
    if not isinstance(value, dict):
        return value
    try:
        if "date" in value:
            return date.fromisoformat(value["date"])
        arguments = {key: _decoded(item) for key, item in value.items() if key != "block"}
        return _BY_KIND[value["block"]](**arguments)
    except (KeyError, TypeError, ValueError) as error:
        raise DocumentUnreadable(why=str(error)) from error
