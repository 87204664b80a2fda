"""Let a message go to an invited unit as well as to a delegate."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0008"

KINDS = ("kind in ('placed','waiting','pending','promoted','reminder','change','cancelled','event_cancelled',"
         "'invitation','unit_reminder')")  # fmt: skip
STATUSES = "status in ('waiting','leased','handing','sent','failed','uncertain','cancelled','to_copy','copied')"
DEMONSTRATION = "not (is_demonstration and status in ('leased','handing'))"
ONE = "(registration_id is null) <> (invitation_id is null)"


def upgrade():
    """Let a message go to an invited unit as well as to a delegate."""
    # batch forgets checks on SQLite, so those that stay are said again
    said = (
        sa.CheckConstraint(STATUSES, name=op.f("ck_message_status")),
        sa.CheckConstraint(DEMONSTRATION, name=op.f("ck_message_demonstration_stays")),
    )
    with op.batch_alter_table("message", table_args=_missing(said)) as batch:
        _widen_kinds(batch, "message")
        batch.alter_column("registration_id", existing_type=sa.Integer(), nullable=True)
        batch.add_column(sa.Column("invitation_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(
            op.f("fk_message_invitation_id_invitation"), "invitation", ["invitation_id"], ["id"], ondelete="CASCADE"
        )
        batch.create_check_constraint(op.f("ck_message_one_recipient"), ONE)
        batch.create_unique_constraint(
            op.f("uq_message_event_id_invitation_id_kind_occasion"), ["event_id", "invitation_id", "kind", "occasion"]
        )
        batch.create_index(op.f("ix_message_invitation_id"), ["invitation_id"])
    with op.batch_alter_table("mailing") as batch:
        _widen_kinds(batch, "mailing")
    language = (sa.CheckConstraint("language in ('vi','en')", name=op.f("ck_message_template_language")),)
    with op.batch_alter_table("message_template", table_args=_missing(language)) as batch:
        _widen_kinds(batch, "message_template")


def _missing(checks):
    return checks if op.get_bind().dialect.name == "sqlite" else ()


def _widen_kinds(batch, table):
    if op.get_bind().dialect.name == "postgresql":
        batch.drop_constraint(op.f(f"ck_{table}_kind"), type_="check")
    batch.create_check_constraint(op.f(f"ck_{table}_kind"), KINDS)
