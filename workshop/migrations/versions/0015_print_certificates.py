"""Keep patterns by date, printers' profiles, tagged copies, and give previews no issue number."""

import sqlalchemy as sa
from alembic import op

from workshop import extensions

revision = "0015"
down_revision = "0014"


def upgrade():
    """Keep patterns by date, printers' profiles, tagged copies, and give previews no issue number."""
    _make_patterns()
    _make_printers()
    with op.batch_alter_table("award_kind") as batch_op:
        batch_op.add_column(sa.Column("carried", extensions.JSONColumn, server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("is_qr_on_blanks", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("emblem_file_id", sa.Integer(), nullable=True))
        batch_op.drop_column("overlay_x_mm")
        batch_op.drop_column("overlay_y_mm")
        batch_op.drop_constraint(op.f("ck_award_kind_qr"), type_="check")
        batch_op.create_check_constraint(batch_op.f("ck_award_kind_qr"), "qr in ('face','back','slip','none')")
        name = batch_op.f("fk_award_kind_emblem_file_id_stored_file")
        batch_op.create_foreign_key(name, "stored_file", ["emblem_file_id"], ["id"])
    with op.batch_alter_table("award_decision") as batch_op:
        batch_op.add_column(sa.Column("overlay_printer_id", sa.Integer(), nullable=True))
        name = batch_op.f("fk_award_decision_overlay_printer_id_printer_profile")
        batch_op.create_foreign_key(name, "printer_profile", ["overlay_printer_id"], ["id"], ondelete="SET NULL")
    with op.batch_alter_table("certificate") as batch_op:
        batch_op.add_column(sa.Column("copy_file_id", sa.Integer(), nullable=True))
        batch_op.alter_column("issue", existing_type=sa.Integer(), nullable=True)
        name = batch_op.f("fk_certificate_copy_file_id_stored_file")
        batch_op.create_foreign_key(name, "stored_file", ["copy_file_id"], ["id"])
    op.execute("update certificate set issue = null where status = 'preview'")
    # blanks of both kinds come with these lines printed
    op.execute("""update award_kind set carried = '["national", "motto", "issuer", "gives", "title"]'""")


def _make_patterns():
    op.create_table(
        "certificate_pattern",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind_id", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("sheet", sa.String(length=8), nullable=False),
        sa.Column("values", extensions.JSONColumn, nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("created_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("sheet in ('a4','a3','400x300')", name=op.f("ck_certificate_pattern_sheet")),
        sa.ForeignKeyConstraint(
            ["kind_id"], ["award_kind.id"], name=op.f("fk_certificate_pattern_kind_id_award_kind"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["user.id"], name=op.f("fk_certificate_pattern_created_by_id_user"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate_pattern")),
        sa.UniqueConstraint("kind_id", "valid_from", name=op.f("uq_certificate_pattern_kind_id_valid_from")),
    )
    op.create_index(op.f("ix_certificate_pattern_kind_id"), "certificate_pattern", ["kind_id"])


def _make_printers():
    op.create_table(
        "printer_profile",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("sheet", sa.String(length=8), nullable=False),
        sa.Column("offset_x_mm", sa.Double(), nullable=False),
        sa.Column("offset_y_mm", sa.Double(), nullable=False),
        sa.Column("scale_x", sa.Double(), nullable=False),
        sa.Column("scale_y", sa.Double(), nullable=False),
        sa.Column("rotation_deg", sa.Double(), nullable=False),
        sa.Column("feed", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("sheet in ('a4','a3','400x300')", name=op.f("ck_printer_profile_sheet")),
        sa.CheckConstraint("feed in (0,180)", name=op.f("ck_printer_profile_feed")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_printer_profile")),
        sa.UniqueConstraint("name", "sheet", name=op.f("uq_printer_profile_name_sheet")),
    )
