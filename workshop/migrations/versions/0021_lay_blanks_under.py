"""Keep scans of blanks, what certificates say line by line, and whether those of attendance are signed."""

import sqlalchemy as sa
from alembic import op

from workshop import extensions

revision = "0021"
down_revision = "0020"


def upgrade():
    """Keep scans of blanks, what certificates say line by line, and whether those of attendance are signed."""
    with op.batch_alter_table("award_kind") as batch_op:
        batch_op.add_column(sa.Column("blank_file_id", sa.Integer(), nullable=True))
        name = batch_op.f("fk_award_kind_blank_file_id_stored_file")
        batch_op.create_foreign_key(name, "stored_file", ["blank_file_id"], ["id"])
    with op.batch_alter_table("certificate") as batch_op:
        batch_op.add_column(sa.Column("printed_lines", extensions.JSONColumn, server_default="[]", nullable=False))
    with op.batch_alter_table("attendance_rule") as batch_op:
        batch_op.add_column(sa.Column("is_unsigned", sa.Boolean(), server_default=sa.false(), nullable=False))
    with op.batch_alter_table("award_list_change") as batch_op:
        name = batch_op.f("ck_award_list_change_act")
        batch_op.drop_constraint(name, type_="check")
        batch_op.create_check_constraint(name, "act in ('proposed','removed','spelled','sorted')")
