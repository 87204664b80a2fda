"""Consents of before are linked to the words that the forms showed then, in the language of the person."""

import pytest
from sqlalchemy import text

from tests.unit.migrations import test_schema
from workshop.extensions import db
from workshop.migrations import schema

pytestmark = pytest.mark.db
app, prepare_database = test_schema.app, test_schema.prepare_database


@pytest.mark.parametrize(
    ("language", "purpose", "source", "expected"),
    [("vi", "photo", "public",
      ("Hình ảnh của tôi tại hội thảo có thể được đăng trong báo cáo và tin bài.", "form")),
     ("en", "photo", "staff",
      ("Photographs of me at the workshop may be published in its reports and news.", "behalf")),
     ("vi", "other", "walk_in", (None, "desk"))],
)  # fmt: skip
def test_a_consent_of_before_keeps_its_words(app, language, purpose, source, expected):
    schema.upgrade("0007")
    with db.engine.connect() as connection, connection.begin():
        test_schema.fill_every_table(connection)
        connection.execute(text("UPDATE registration SET language = :l, source = :s"), {"l": language, "s": source})
        connection.execute(text("UPDATE consent SET purpose = :p, text_version = '2026-11'"), {"p": purpose})
    schema.upgrade()
    with db.engine.connect() as connection:
        rows = connection.execute(
            text("SELECT t.words, c.how FROM consent c LEFT JOIN privacy_text t ON t.id = c.text_id")
        ).all()
    assert [tuple(row) for row in rows] == [expected]
