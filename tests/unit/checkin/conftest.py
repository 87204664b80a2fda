"""Counting what the database is asked."""

import pytest
from sqlalchemy import event as listening

from workshop.extensions import db


@pytest.fixture
def count_queries(app):
    """``count_queries(act)`` returns the statements that ``act()`` sends."""

    def counted(act):
        said = []

        def note(_connection, _cursor, statement, *_rest):
            said.append(statement)

        listening.listen(db.engine, "before_cursor_execute", note)
        try:
            act()
        finally:
            listening.remove(db.engine, "before_cursor_execute", note)
        return said

    return counted
