"""Find people by words in any order, and remember which pairs are not one person."""

import sqlalchemy as sa
from alembic import op

from workshop import extensions
from workshop.registrations import words

revision = "0007"
down_revision = "0006"
INDEXES = {
    "ix_registration_event_sort": ["event_id", "name_sort", "id", "status", "kind"],
    "ix_registration_event_unit": ["event_id", "organization_folded", "name_sort", "id", "status", "kind"],
    "ix_registration_event_rank": ["event_id", "rank_shown", "rank_step", "organization_folded", "name_sort", "id"],
    "ix_registration_event_newest": ["event_id", "created_at", "id", "status", "kind"],
    "ix_registration_event_kind": ["event_id", "status", "kind"],
    "ix_registration_event_phone": ["event_id", "phone"],
}


def upgrade():
    """Find people by words in any order, and remember which pairs are not one person."""
    with op.batch_alter_table("registration") as batch:
        batch.add_column(sa.Column("rank_shown", sa.Integer(), nullable=False, server_default="900"))
        batch.drop_index("ix_registration_event_sort")
        batch.drop_index("ix_registration_event_status")
        for name, columns in INDEXES.items():
            batch.create_index(name, columns)
    op.execute("UPDATE registration SET rank_shown = coalesce(rank_override, rank)")
    _create_words()
    _create_pairs()
    _create_merges()
    _create_cancellations()
    _fill_words(op.get_bind())


def _create_words():
    word = sa.String(48).with_variant(sa.String(48, collation="C"), "postgresql")
    op.create_table(
        "registration_word",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("word", word, nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=False),
        _to("registration_word", "registration_id", "registration"),
        sa.PrimaryKeyConstraint("event_id", "word", "registration_id", name="pk_registration_word"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_registration_word_registration_id", "registration_word", ["registration_id"])


def _create_pairs():
    op.create_table(
        "distinct_pair",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=False),
        sa.Column("created_at", extensions.UtcDateTime(), nullable=False),
        _to("distinct_pair", "event_id", "event"),
        _to("distinct_pair", "first_id", "registration"),
        _to("distinct_pair", "second_id", "registration"),
        sa.PrimaryKeyConstraint("id", name="pk_distinct_pair"),
        sa.UniqueConstraint("first_id", "second_id", name="uq_distinct_pair_first_id_second_id"),
    )
    op.create_index("ix_distinct_pair_event", "distinct_pair", ["event_id"])
    op.create_index("ix_distinct_pair_second_id", "distinct_pair", ["second_id"])


def _create_merges():
    op.create_table(
        "registration_merge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("kept_id", sa.Integer(), nullable=False),
        sa.Column("dropped_id", sa.Integer(), nullable=False),
        sa.Column("before", extensions.JSONColumn, nullable=False),
        sa.Column("moved", extensions.JSONColumn, nullable=False),
        sa.Column("kept_version", sa.Integer(), nullable=False),
        sa.Column("dropped_version", sa.Integer(), nullable=False),
        sa.Column("created_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("undone_at", extensions.UtcDateTime()),
        _to("registration_merge", "event_id", "event"),
        _to("registration_merge", "kept_id", "registration"),
        _to("registration_merge", "dropped_id", "registration"),
        sa.PrimaryKeyConstraint("id", name="pk_registration_merge"),
    )
    for column in ("event_id", "kept_id", "dropped_id"):
        op.create_index(f"ix_registration_merge_{column}", "registration_merge", [column])


def _create_cancellations():
    op.create_table(
        "bulk_cancellation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("registration_ids", extensions.JSONColumn, nullable=False),
        sa.Column("created_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("undone_at", extensions.UtcDateTime()),
        _to("bulk_cancellation", "event_id", "event"),
        sa.PrimaryKeyConstraint("id", name="pk_bulk_cancellation"),
    )
    op.create_index("ix_bulk_cancellation_event_id", "bulk_cancellation", ["event_id"])


def _to(table, column, parent):
    name = f"fk_{table}_{column}_{parent}"
    return sa.ForeignKeyConstraint([column], [f"{parent}.id"], name=name, ondelete="CASCADE")


def _fill_words(connection):
    """The words of those who are registered already, and the line that the long searches read."""
    people = sa.table("registration", *map(sa.column, ("id", "full_name", "organization", "position", "search_text")))
    lines = [
        {"of": each.id, "line": words.search_line(each.full_name, each.organization, each.position)}
        for each in connection.execute(sa.select(people))
    ]
    if lines:
        change = people.update().where(people.c.id == sa.bindparam("of")).values(search_text=sa.bindparam("line"))
        connection.execute(change, lines)
    words.refresh(connection, sa.true())
