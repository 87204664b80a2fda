"""Keep the digitally signed copies of certificates."""

import sqlalchemy as sa
from alembic import op

from workshop import extensions

revision = "0018"
down_revision = "0017"


def upgrade():
    """Keep the digitally signed copies of certificates."""
    op.create_table(
        "signed_copy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("certificate_id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("original_id", sa.Integer(), nullable=False),
        sa.Column("way", sa.String(length=8), nullable=False),
        sa.Column("signatures", extensions.JSONColumn, nullable=False),
        sa.Column("is_whole", sa.Boolean(), nullable=False),
        sa.Column("is_visible", sa.Boolean(), nullable=False),
        sa.Column("taken_by_id", sa.Integer(), nullable=True),
        sa.Column("taken_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("ended_at", extensions.UtcDateTime(), nullable=True),
        sa.Column("end_reason", sa.String(length=10), nullable=False),
        sa.CheckConstraint("way in ('upload','pkcs12')", name=op.f("ck_signed_copy_way")),
        sa.CheckConstraint("end_reason in ('','replaced','withdrawn')", name=op.f("ck_signed_copy_end_reason")),
        sa.ForeignKeyConstraint(
            ["certificate_id"], ["certificate.id"], name=op.f("fk_signed_copy_certificate_id_certificate")
        ),
        sa.ForeignKeyConstraint(["file_id"], ["stored_file.id"], name=op.f("fk_signed_copy_file_id_stored_file")),
        sa.ForeignKeyConstraint(
            ["original_id"], ["stored_file.id"], name=op.f("fk_signed_copy_original_id_stored_file")
        ),
        sa.ForeignKeyConstraint(
            ["taken_by_id"], ["user.id"], name=op.f("fk_signed_copy_taken_by_id_user"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signed_copy")),
    )
    op.create_index(op.f("ix_signed_copy_certificate_id"), "signed_copy", ["certificate_id"])
    op.create_index(
        "uq_signed_copy_current", "signed_copy", ["certificate_id"], unique=True,
        sqlite_where=sa.text("ended_at is null"), postgresql_where=sa.text("ended_at is null"),
    )  # fmt: skip
