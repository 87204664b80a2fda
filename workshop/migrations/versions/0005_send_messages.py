"""Keep an outbox, and the words that messages are made of."""

import sqlalchemy as sa
from alembic import op

from workshop import extensions

revision = "0005"
down_revision = "0004"

KINDS = "'placed','waiting','pending','promoted','reminder','change','cancelled','event_cancelled'"
STATUSES = "'waiting','leased','handing','sent','failed','uncertain','cancelled','to_copy','copied'"


def upgrade():
    """Keep an outbox, and the words that messages are made of."""
    _mailing()
    _message()
    op.create_table(
        "message_template",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.CheckConstraint(f"kind in ({KINDS})", name=op.f("ck_message_template_kind")),
        sa.CheckConstraint("language in ('vi','en')", name=op.f("ck_message_template_language")),
        _to("message_template", "event_id", "event", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message_template")),
        sa.UniqueConstraint("event_id", "kind", "language", name=op.f("uq_message_template_event_id_kind_language")),
    )
    op.create_index(op.f("ix_message_template_event_id"), "message_template", ["event_id"])
    op.create_table(
        "message_setting",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("is_automatic", sa.Boolean(), nullable=False),
        sa.Column("told_until", sa.Integer(), nullable=False),
        _to("message_setting", "event_id", "event", "CASCADE"),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_message_setting")),
    )


def _mailing():
    op.create_table(
        "mailing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("token", sa.String(length=40), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("audience", extensions.JSONColumn, nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", extensions.UtcDateTime(), nullable=False),
        sa.CheckConstraint(f"kind in ({KINDS})", name=op.f("ck_mailing_kind")),
        _to("mailing", "event_id", "event", "CASCADE"),
        _to("mailing", "created_by_id", "user", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mailing")),
        sa.UniqueConstraint("event_id", "token", name=op.f("uq_mailing_event_id_token")),
    )
    op.create_index(op.f("ix_mailing_event_id"), "mailing", ["event_id"])


def _message():
    op.create_table(
        "message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=False),
        sa.Column("mailing_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("occasion", sa.String(length=60), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("reason", sa.String(length=24), nullable=False),
        sa.Column("reply", sa.String(length=8), nullable=False),
        sa.Column("message_id", sa.String(length=120), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("due_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("leased_by", sa.String(length=80), nullable=True),
        sa.Column("leased_until", extensions.UtcDateTime(), nullable=True),
        sa.Column("address", sa.String(length=254), nullable=True),
        sa.Column("subject", sa.String(length=250), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("created_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("sent_at", extensions.UtcDateTime(), nullable=True),
        sa.Column("settled_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(f"kind in ({KINDS})", name=op.f("ck_message_kind")),
        sa.CheckConstraint(f"status in ({STATUSES})", name=op.f("ck_message_status")),
        sa.CheckConstraint(
            "not (is_demonstration and status in ('leased','handing'))", name=op.f("ck_message_demonstration_stays")
        ),
        _to("message", "event_id", "event", "CASCADE"),
        _to("message", "registration_id", "registration", "CASCADE"),
        _to("message", "mailing_id", "mailing", "CASCADE"),
        _to("message", "settled_by_id", "user", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
        sa.UniqueConstraint(
            "event_id", "registration_id", "kind", "occasion",
            name=op.f("uq_message_event_id_registration_id_kind_occasion"),
        ),
        sa.UniqueConstraint("message_id", name=op.f("uq_message_message_id")),
    )  # fmt: skip
    op.create_index(op.f("ix_message_registration_id"), "message", ["registration_id"])
    op.create_index(op.f("ix_message_mailing_id"), "message", ["mailing_id"])
    op.create_index("ix_message_status_due", "message", ["status", "due_at"])
    op.create_index("ix_message_event_status", "message", ["event_id", "status"])


def _to(table, column, target, on_delete):
    return sa.ForeignKeyConstraint(
        [column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"), ondelete=on_delete
    )
