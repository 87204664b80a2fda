"""Let points admit chosen kinds and be rehearsed, scans wait for a person, desks tell their clock."""

import sqlalchemy as sa
from alembic import op

from workshop import extensions

revision = "0011"
down_revision = "0010"
OPEN = "review in ('conflict','unknown','flagged')"
REASONS = ("not_confirmed", "cancelled", "point_closed", "outside_hours", "revoked_ticket")


def upgrade():
    """Let points admit chosen kinds and be rehearsed, scans wait for a person, desks tell their clock."""
    with op.batch_alter_table("point") as batch_op:
        batch_op.add_column(sa.Column("admits", extensions.JSONColumn, server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("rehearses_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("wiped_at", extensions.UtcDateTime(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_point_rehearses_id_point"), "point", ["rehearses_id"], ["id"], ondelete="CASCADE"
        )
        batch_op.create_unique_constraint(batch_op.f("uq_point_rehearses_id"), ["rehearses_id"])
    with op.batch_alter_table("scan") as batch_op:
        batch_op.add_column(sa.Column("review", sa.String(length=10), nullable=True))
        batch_op.create_check_constraint(
            batch_op.f("ck_scan_review"),
            "review is null or review in ('conflict','unknown','flagged','kept','undone','matched','dropped')",
        )
    op.create_index(
        "ix_scan_review", "scan", ["event_id", "review"], sqlite_where=sa.text(OPEN), postgresql_where=sa.text(OPEN)
    )
    with op.batch_alter_table("desk_device") as batch_op:
        batch_op.add_column(sa.Column("listed_at", extensions.UtcDateTime(), nullable=True))
        batch_op.add_column(sa.Column("clock_skew_seconds", sa.Integer(), nullable=True))
    with op.batch_alter_table("screen") as batch_op:
        batch_op.add_column(sa.Column("grouping", sa.String(length=5), server_default="kind", nullable=False))
        batch_op.create_check_constraint(
            batch_op.f("ck_screen_grouping"), "grouping in ('kind','unit','point','time')"
        )
    _ask_about_what_was_let_in()


def _ask_about_what_was_let_in():
    """What desks let in against a rule before there was a list to decide on."""
    flags = "cast(flags as text)"
    breaches = " or ".join(f"{flags} like '%\"{reason}\"%'" for reason in REASONS)
    counted = "(quarantine is null or quarantine <> 'dropped') and shown = 'admitted' and is_offline"
    op.execute(f"update scan set review = 'conflict' where {flags} like '%\"admitted_twice\"%' and {counted}")
    op.execute(
        f"update scan set review = 'flagged' where review is null and {counted} "
        f"and outcome in ('accepted','duplicate') and ({breaches})"
    )
    op.execute(f"update scan set review = 'unknown' where outcome = 'unknown' and {counted}")
