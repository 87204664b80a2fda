"""Where a text stands in a database: every column of every table is walked."""

import json

from sqlalchemy import select

from workshop.extensions import db


def places_of(*texts):
    """{"table.column"} that hold one of ``texts`` in any row, whatever the case; the audit log included."""
    wanted = [text.lower() for text in texts]
    found = set()
    for table in db.metadata.sorted_tables:
        for row in db.session.execute(select(table)).mappings():
            for name, value in row.items():
                if value is not None and any(text in _readable(value) for text in wanted):
                    found.add(f"{table.name}.{name}")
    return found


def _readable(value):
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace").lower()
    return (json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)).lower()
