"""Keep which delegates are received as leaders, who does not come, and the list that the MC was given."""

import sqlalchemy as sa
from alembic import op

from workshop import extensions

revision = "0013"
down_revision = "0012"


def upgrade():
    """Keep which delegates are received as leaders, who does not come, and the list that the MC was given."""
    op.create_table(
        "leader_rule",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("kinds", extensions.JSONColumn, nullable=False),
        sa.Column("lowest_rank", sa.Integer(), nullable=True),
        _foreign("leader_rule", "event_id", "event", "CASCADE"),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_leader_rule")),
    )
    op.create_table(
        "leader_absence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=False),
        sa.Column("marked_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("marked_by_id", sa.Integer(), nullable=True),
        _foreign("leader_absence", "event_id", "event", "CASCADE"),
        _foreign("leader_absence", "registration_id", "registration", "CASCADE"),
        _foreign("leader_absence", "marked_by_id", "user", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leader_absence")),
        sa.UniqueConstraint("registration_id", name=op.f("uq_leader_absence_registration_id")),
    )
    op.create_index(op.f("ix_leader_absence_event_id"), "leader_absence", ["event_id"])
    _make_freezes()


def _make_freezes():
    op.create_table(
        "leader_freeze",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("frozen_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("frozen_by_id", sa.Integer(), nullable=True),
        sa.Column("lines", extensions.JSONColumn, nullable=False),
        sa.Column("groups", extensions.JSONColumn, nullable=False),
        sa.Column("ended_at", extensions.UtcDateTime(), nullable=True),
        _foreign("leader_freeze", "event_id", "event", "CASCADE"),
        _foreign("leader_freeze", "frozen_by_id", "user", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leader_freeze")),
    )
    op.create_index(op.f("ix_leader_freeze_event_id"), "leader_freeze", ["event_id"])
    op.create_index(
        "uq_leader_freeze_standing", "leader_freeze", ["event_id"], unique=True,
        sqlite_where=sa.text("ended_at IS NULL"), postgresql_where=sa.text("ended_at IS NULL"),
    )  # fmt: skip


def _foreign(table, column, parent, ondelete):
    name = op.f(f"fk_{table}_{column}_{parent}")
    return sa.ForeignKeyConstraint([column], [f"{parent}.id"], name=name, ondelete=ondelete)
