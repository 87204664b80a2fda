"""Give delegates a seat or zone for badges, name plates and lists."""

import sqlalchemy as sa
from alembic import op

from workshop.extensions import JSONColumn, UtcDateTime

revision = "0006"
down_revision = "0005"


def upgrade():
    """Give delegates a seat or zone for badges, name plates and lists."""
    with op.batch_alter_table("registration") as table:
        table.add_column(sa.Column("rank_step", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("zone", sa.String(40), nullable=False, server_default=""))
        table.add_column(sa.Column("seat", sa.String(20), nullable=False, server_default=""))
    op.create_table(
        "spare_ticket",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(16), nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("assigned_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_spare_ticket_event_id_event"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["registration_id"], ["registration.id"], name=op.f("fk_spare_ticket_registration_id_registration"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spare_ticket")),
        sa.UniqueConstraint("code", name=op.f("uq_spare_ticket_code")),
        sa.UniqueConstraint("event_id", "number", name=op.f("uq_spare_ticket_event_id_number")),
        sa.UniqueConstraint("registration_id", name=op.f("uq_spare_ticket_registration_id")),
    )
    op.create_index(op.f("ix_spare_ticket_event_id"), "spare_ticket", ["event_id"])
    op.create_table(
        "paper_desk",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("choices", JSONColumn, nullable=False),
        sa.Column("undo", JSONColumn, nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_paper_desk_event_id_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_paper_desk")),
    )
