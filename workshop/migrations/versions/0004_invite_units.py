"""Invite units with a quota, and let one contact register several people."""

import sqlalchemy as sa
from alembic import op

from workshop import extensions

revision = "0004"
down_revision = "0003"


def upgrade():
    """Invite units with a quota, and let one contact register several people."""
    _create_delegations()
    _create_invitations()


def _create_delegations():
    op.create_table(
        "delegation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.Column("unit", sa.String(length=200), nullable=False),
        sa.Column("unit_key", sa.String(length=400), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("contact_name", sa.String(length=120), nullable=False),
        sa.Column("contact_phone", sa.String(length=20), nullable=True),
        sa.Column("contact_email", sa.String(length=254), nullable=True),
        sa.Column("quota", sa.Integer(), nullable=True),
        sa.Column("group_code", sa.String(length=16), nullable=False),
        sa.Column("link_serial", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", extensions.UtcDateTime(), nullable=False),
        sa.CheckConstraint("quota is null or quota > 0", name=op.f("ck_delegation_quota")),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_delegation_event_id_event"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_delegation_organization_id_organization"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegation")),
        sa.UniqueConstraint("group_code", name=op.f("uq_delegation_group_code")),
    )
    with op.batch_alter_table("delegation", schema=None) as batch_op:
        for column in ("event_id", "organization_id", "unit_key"):
            batch_op.create_index(batch_op.f(f"ix_delegation_{column}"), [column], unique=False)
    op.create_table(
        "delegation_member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("delegation_id", sa.Integer(), nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delegation_id"],
            ["delegation.id"],
            name=op.f("fk_delegation_member_delegation_id_delegation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["registration.id"],
            name=op.f("fk_delegation_member_registration_id_registration"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegation_member")),
        sa.UniqueConstraint("registration_id", name=op.f("uq_delegation_member_registration_id")),
    )
    with op.batch_alter_table("delegation_member", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_delegation_member_delegation_id"), ["delegation_id"], unique=False)


def _create_invitations():
    op.create_table(
        "invitation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("delegation_id", sa.Integer(), nullable=False),
        sa.Column("addressee", sa.String(length=250), nullable=False),
        sa.Column("quota_text", sa.String(length=200), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("sent_at", extensions.UtcDateTime(), nullable=True),
        sa.Column("sent_how", sa.String(length=8), nullable=False),
        sa.Column("opened_at", extensions.UtcDateTime(), nullable=True),
        sa.Column("completed_at", extensions.UtcDateTime(), nullable=True),
        sa.Column("declined_at", extensions.UtcDateTime(), nullable=True),
        sa.Column("decline_reason", sa.String(length=500), nullable=False),
        sa.Column("reminders", sa.Integer(), nullable=False),
        sa.Column("reminded_at", extensions.UtcDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", extensions.UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "sent_how in ('','axis','zalo','hand','email','phone')", name=op.f("ck_invitation_sent_how")
        ),
        sa.ForeignKeyConstraint(
            ["delegation_id"],
            ["delegation.id"],
            name=op.f("fk_invitation_delegation_id_delegation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_invitation_event_id_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        sa.UniqueConstraint("delegation_id", name=op.f("uq_invitation_delegation_id")),
    )
    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_invitation_event_id"), ["event_id"], unique=False)
    op.create_table(
        "invitation_letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("dated_on", sa.Date(), nullable=True),
        sa.Column("reply_by", sa.Date(), nullable=True),
        sa.Column("over_quota", sa.String(length=8), nullable=False),
        sa.Column("unit_limit", sa.Integer(), nullable=True),
        sa.Column("texts", extensions.JSONColumn, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "over_quota in ('refuse','approve')", name=op.f("ck_invitation_letter_over_quota")
        ),
        sa.CheckConstraint(
            "unit_limit is null or unit_limit > 0", name=op.f("ck_invitation_letter_unit_limit")
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_invitation_letter_event_id_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation_letter")),
        sa.UniqueConstraint("event_id", name=op.f("uq_invitation_letter_event_id")),
    )
