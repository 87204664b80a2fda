"""Let an event choose what its desks hold, and devices be kiosks."""

import sqlalchemy as sa
from alembic import op

from workshop.extensions import UtcDateTime

revision = "0012"
down_revision = "0011"


def upgrade():
    """Let an event choose what its desks hold, and devices be kiosks."""
    for name in ("desk_device", "desk_pairing"):
        with op.batch_alter_table(name) as table:
            table.add_column(sa.Column("is_kiosk", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("desk_device") as table:
        table.add_column(sa.Column("number", sa.String(6), nullable=True))
    op.create_table(
        "desk_setting",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("is_strict", sa.Boolean(), nullable=False),
        sa.Column("walk_ins_an_hour", sa.Integer(), nullable=False),
        sa.Column("epoch", sa.String(16), nullable=False),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        sa.Column("changed_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_desk_setting_event_id_event"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["changed_by_id"], ["user.id"], name=op.f("fk_desk_setting_changed_by_id_user"), ondelete="SET NULL"
        ),
        sa.CheckConstraint(
            "walk_ins_an_hour between 1 and 1000", name=op.f("ck_desk_setting_walk_ins_an_hour")
        ),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_desk_setting")),
    )
