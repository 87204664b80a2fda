"""Which sheets of a file were left behind by a later one, as far as their names say so."""

import re

from workshop.vietnamese.names import fold

_FINAL = re.compile(r"\b(?:ban cuoi|cuoi cung|final|chinh thuc|chot|moi nhat|hoan chinh)\b")
_ADDITION = re.compile(r"\b(?:bo sung|them|phat sinh|phu luc)\b")
_OLD = re.compile(r"\b(?:cu|nhap|old|draft|huy|bo|du thao|luu)\b")


def older_sheets(sheets):
    """Names of ``sheets`` that are called old, or that stand beside a final one; what is added to it counts."""
    names = {sheet.name: fold(re.sub(r"[_\W]+", " ", sheet.name)) for sheet in sheets}
    if len(names) < 2:
        return set()
    finals = {name for name, said in names.items() if _FINAL.search(said)}
    old = {name for name, said in names.items() if _OLD.search(said.replace("bo sung", ""))}
    beside = {name for name, said in names.items() if not _ADDITION.search(said)} - finals if finals else set()
    return (old | beside) - finals if len(names) > len((old | beside) - finals) else set()
