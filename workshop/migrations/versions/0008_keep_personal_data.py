"""Keep consents with their words, requests with their clock, and what was made anonymous."""

import datetime as dt
import hashlib

import sqlalchemy as sa
from alembic import op

from workshop import extensions

revision = "0008"
down_revision = "0007"
# what the forms said under "2026-11", the only version there was
WORDS = {
    ("attend", "vi"): "Tôi đồng ý để ban tổ chức sử dụng họ tên, chức vụ, đơn vị và thông tin liên hệ của tôi để "
    "chuẩn bị và tổ chức hội thảo này.",
    ("attend", "en"): "I agree that the organisers use my name, position, unit and contact details to prepare and "
    "run this workshop.",
    ("contact", "vi"): "Ban tổ chức có thể liên hệ với tôi sau hội thảo về hoạt động xúc tiến thương mại.",
    ("contact", "en"): "The organisers may contact me after the workshop about trade promotion activities.",
    ("photo", "vi"): "Hình ảnh của tôi tại hội thảo có thể được đăng trong báo cáo và tin bài.",
    ("photo", "en"): "Photographs of me at the workshop may be published in its reports and news.",
}


def upgrade():
    """Keep consents with their words, requests with their clock, and what was made anonymous."""
    _make_texts()
    _make_retention()
    _make_requests()
    with op.batch_alter_table("registration") as batch_op:
        batch_op.add_column(sa.Column("restricted_at", extensions.UtcDateTime(), nullable=True))
        batch_op.add_column(sa.Column("anonymised_at", extensions.UtcDateTime(), nullable=True))
    _widen_consents()


def _make_texts():
    made = op.create_table(
        "privacy_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("topic", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("created_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        _foreign("privacy_text", "event_id", "event", "CASCADE"),
        _foreign("privacy_text", "created_by_id", "user", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_privacy_text")),
        sa.UniqueConstraint(
            "event_id", "topic", "language", "version", name=op.f("uq_privacy_text_event_id_topic_language_version")
        ),
    )
    op.create_index(op.f("ix_privacy_text_event_id"), "privacy_text", ["event_id"])
    op.create_index(
        "uq_privacy_text_default", "privacy_text", ["topic", "language", "version"], unique=True,
        sqlite_where=sa.text("event_id is null"), postgresql_where=sa.text("event_id is null"),
    )  # fmt: skip
    if not op.get_bind().scalar(sa.text("SELECT count(*) FROM consent")):
        return  # an empty database stays empty; the words are kept with the first consent
    began = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
    op.bulk_insert(
        made,
        [
            {"topic": topic, "language": language, "version": 1, "words": words, "created_at": began,
             "sha256": hashlib.sha256(words.encode()).hexdigest()}
            for (topic, language), words in WORDS.items()
        ],
    )  # fmt: skip


def _make_retention():
    op.create_table(
        "event_retention",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("names_months", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("changed_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("changed_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("months between 1 and 120", name=op.f("ck_event_retention_months")),
        sa.CheckConstraint(
            "names_months is null or names_months >= months", name=op.f("ck_event_retention_names_after_contacts")
        ),
        _foreign("event_retention", "event_id", "event", "CASCADE"),
        _foreign("event_retention", "changed_by_id", "user", "SET NULL"),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_event_retention")),
    )


def _make_requests():
    op.create_table(
        "data_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("came_by", sa.String(length=10), nullable=False),
        sa.Column("is_identified", sa.Boolean(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("received_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("answer_due_on", sa.Date(), nullable=False),
        sa.Column("done_due_on", sa.Date(), nullable=False),
        sa.Column("answered_at", extensions.UtcDateTime(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("extended_at", extensions.UtcDateTime(), nullable=True),
        sa.Column("extension_reason", sa.String(length=300), nullable=False),
        sa.Column("closed_at", extensions.UtcDateTime(), nullable=True),
        sa.Column("closed_by_id", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind in ('view','correct','withdraw','restrict','object','delete','complain')",
            name=op.f("ck_data_request_kind"),
        ),
        sa.CheckConstraint("state in ('new','answered','done','refused')", name=op.f("ck_data_request_state")),
        sa.CheckConstraint(
            "came_by in ('link','phone','letter','email','visit')", name=op.f("ck_data_request_came_by")
        ),
        _foreign("data_request", "event_id", "event", "CASCADE"),
        _foreign("data_request", "registration_id", "registration", "SET NULL"),
        _foreign("data_request", "closed_by_id", "user", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_request")),
        sa.UniqueConstraint("event_id", "number", name=op.f("uq_data_request_event_id_number")),
    )
    op.create_index(op.f("ix_data_request_registration_id"), "data_request", ["registration_id"])
    op.create_table(
        "request_deadline",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("answer_working_days", sa.Integer(), nullable=False),
        sa.Column("done_days", sa.Integer(), nullable=False),
        sa.Column("extension_days", sa.Integer(), nullable=False),
        sa.Column("basis", sa.String(length=300), nullable=False),
        sa.CheckConstraint(
            "answer_working_days > 0 and done_days > 0 and extension_days >= 0",
            name=op.f("ck_request_deadline_days"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_deadline")),
        sa.UniqueConstraint("kind", "valid_from", name=op.f("uq_request_deadline_kind_valid_from")),
    )
    op.create_table(
        "notice_given",
        sa.Column("registration_id", sa.Integer(), nullable=False),
        sa.Column("at", extensions.UtcDateTime(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        _foreign("notice_given", "registration_id", "registration", "CASCADE"),
        _foreign("notice_given", "by_id", "user", "SET NULL"),
        sa.PrimaryKeyConstraint("registration_id", name=op.f("pk_notice_given")),
    )


def _widen_consents():
    with op.batch_alter_table("consent") as batch_op:
        batch_op.add_column(sa.Column("text_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("how", sa.String(length=12), server_default="form", nullable=False))
        batch_op.add_column(sa.Column("reason", sa.String(length=300), server_default="", nullable=False))
        batch_op.add_column(sa.Column("stated_by_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("withdrawn_how", sa.String(length=12), server_default="", nullable=False))
        batch_op.add_column(sa.Column("withdrawn_by_id", sa.Integer(), nullable=True))
        batch_op.drop_column("text_version")
        for column, parent, ondelete in (
            ("text_id", "privacy_text", None), ("stated_by_id", "user", "SET NULL"),
            ("withdrawn_by_id", "user", "SET NULL"),
        ):  # fmt: skip
            name = batch_op.f(f"fk_consent_{column}_{parent}")
            batch_op.create_foreign_key(name, parent, [column], ["id"], ondelete=ondelete)
        batch_op.create_index(batch_op.f("ix_consent_text_id"), ["text_id"])
    # who registered in English read the English words
    op.execute(
        "update consent set text_id = (select t.id from privacy_text t, registration r where t.event_id is null "
        "and t.topic = consent.purpose and r.id = consent.registration_id "
        "and t.language = case when r.language = 'en' then 'en' else 'vi' end)"
    )
    op.execute(
        "update consent set how = coalesce((select case r.source when 'staff' then 'behalf' when 'walk_in' then 'desk' "
        "when 'invitation' then 'invitation' when 'api' then 'api' else 'form' end from registration r "
        "where r.id = consent.registration_id), 'form')"
    )
    op.execute("update consent set withdrawn_how = 'link' where withdrawn_at is not null")


def _foreign(table, column, parent, ondelete):
    name = op.f(f"fk_{table}_{column}_{parent}")
    return sa.ForeignKeyConstraint([column], [f"{parent}.id"], name=name, ondelete=ondelete)
