"""Create every table."""

import sqlalchemy as sa
from alembic import op

from workshop import extensions

revision = "0001"
down_revision = None


def upgrade():
    """Create every table."""
    op.create_table(
        "admin_unit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("level", sa.String(length=20), nullable=False),
        sa.Column("full_name", sa.String(length=120), nullable=False),
        sa.Column("name_folded", sa.String(length=120), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["admin_unit.id"], name=op.f("fk_admin_unit_parent_id_admin_unit")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_admin_unit")),
    )
    with op.batch_alter_table("admin_unit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_admin_unit_code"), ["code"], unique=False)
        batch_op.create_index(batch_op.f("ix_admin_unit_name_folded"), ["name_folded"], unique=False)
        batch_op.create_index(batch_op.f("ix_admin_unit_parent_id"), ["parent_id"], unique=False)

    op.create_table(
        "audit_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", extensions.UtcDateTime(), nullable=False),
        sa.Column("actor_kind", sa.String(length=16), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("action", sa.String(length=64), nullable=False),
        sa.Column("subject_type", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=True),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("details", extensions.JSONColumn, nullable=False),
        sa.Column("request_id", sa.String(length=36), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entry")),
    )
    with op.batch_alter_table("audit_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_entry_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_audit_entry_event_id"), ["event_id"], unique=False)

    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("title", sa.String(length=250), nullable=False),
        sa.Column("title_en", sa.String(length=250), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("starts_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("ends_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("venue", sa.String(length=200), nullable=False),
        sa.Column("venue_address", sa.String(length=250), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("registration_opens_at", extensions.UtcDateTime(), nullable=True),
        sa.Column("registration_closes_at", extensions.UtcDateTime(), nullable=True),
        sa.Column("needs_approval", sa.Boolean(), nullable=False),
        sa.Column("contact_name", sa.String(length=120), nullable=False),
        sa.Column("contact_phone", sa.String(length=20), nullable=False),
        sa.Column("desk_salt", sa.String(length=64), nullable=False),
        sa.Column("change_counter", sa.Integer(), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", extensions.UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "status in ('draft','published','closed','cancelled')", name=op.f("ck_event_status")
        ),
        sa.CheckConstraint("capacity is null or capacity > 0", name=op.f("ck_event_capacity")),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_event_ends_after_start")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        sa.UniqueConstraint("slug", name=op.f("uq_event_slug")),
    )
    op.create_table(
        "idempotent_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("caller", sa.String(length=80), nullable=False),
        sa.Column("route", sa.String(length=200), nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("body_hash", sa.String(length=64), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("body", extensions.JSONColumn, nullable=True),
        sa.Column("created_at", extensions.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_idempotent_answer")),
        sa.UniqueConstraint("caller", "route", "key", name=op.f("uq_idempotent_answer_caller_route_key")),
    )
    with op.batch_alter_table("idempotent_answer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_idempotent_answer_created_at"), ["created_at"], unique=False)

    op.create_table(
        "job",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("arguments", extensions.JSONColumn, nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("leased_by", sa.String(length=80), nullable=True),
        sa.Column("leased_until", extensions.UtcDateTime(), nullable=True),
        sa.Column("cancel_requested_at", extensions.UtcDateTime(), nullable=True),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("started_at", extensions.UtcDateTime(), nullable=True),
        sa.Column("finished_at", extensions.UtcDateTime(), nullable=True),
        sa.Column("result", extensions.JSONColumn, nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "status in ('queued','running','done','failed','cancelled')", name=op.f("ck_job_status")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
    )
    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_job_event_id"), ["event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_job_status"), ["status"], unique=False)

    op.create_table(
        "operator",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("legal_name", sa.String(length=200), nullable=False),
        sa.Column("branch_name", sa.String(length=200), nullable=False),
        sa.Column("address", sa.String(length=250), nullable=False),
        sa.Column("tax_code", sa.String(length=14), nullable=True),
        sa.Column("phone", sa.String(length=20), nullable=True),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("representative", sa.String(length=120), nullable=False),
        sa.Column("representative_title", sa.String(length=120), nullable=False),
        sa.Column("representative_honorific", sa.String(length=8), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_operator")),
    )
    op.create_table(
        "organization",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("name_folded", sa.String(length=200), nullable=False),
        sa.Column("unit_key", sa.String(length=400), nullable=False),
        sa.Column("short_name", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("address", sa.String(length=250), nullable=False),
        sa.Column("header_profile", sa.String(length=20), nullable=False),
        sa.Column("header_parent", sa.String(length=200), nullable=False),
        sa.Column("header_body", sa.String(length=200), nullable=False),
        sa.Column("document_symbol", sa.String(length=20), nullable=False),
        sa.Column("place", sa.String(length=80), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("created_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("header_profile in ('state','mass')", name=op.f("ck_organization_header_profile")),
        sa.CheckConstraint(
            "kind in ('state','mass','project','university','company','cooperative','press','other')",
            name=op.f("ck_organization_kind"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organization")),
    )
    with op.batch_alter_table("organization", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_organization_name_folded"), ["name_folded"], unique=False)
        batch_op.create_index(batch_op.f("ix_organization_unit_key"), ["unit_key"], unique=False)

    op.create_table(
        "rate_counter",
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("window_start", sa.Integer(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "window_start", name=op.f("pk_rate_counter")),
    )
    op.create_table(
        "user",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("username", sa.String(length=64), nullable=False),
        sa.Column("full_name", sa.String(length=120), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("password_hash", sa.String(length=200), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("must_change_password", sa.Boolean(), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("created_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("last_sign_in_at", extensions.UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user")),
        sa.UniqueConstraint("username", name=op.f("uq_user_username")),
    )
    op.create_table(
        "verification_code",
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("created_at", extensions.UtcDateTime(), nullable=False),
        sa.CheckConstraint("kind in ('certificate','memorandum')", name=op.f("ck_verification_code_kind")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_verification_code")),
    )
    op.create_table(
        "api_token",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("scopes", extensions.JSONColumn, nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("expires_at", extensions.UtcDateTime(), nullable=True),
        sa.Column("revoked_at", extensions.UtcDateTime(), nullable=True),
        sa.Column("last_used_at", extensions.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["user.id"], name=op.f("fk_api_token_created_by_id_user"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_api_token_event_id_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_token")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_api_token_token_hash")),
    )
    with op.batch_alter_table("api_token", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_api_token_event_id"), ["event_id"], unique=False)

    op.create_table(
        "audit_seal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("sealed_at", extensions.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["audit_entry.id"], name=op.f("fk_audit_seal_entry_id_audit_entry")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_seal")),
        sa.UniqueConstraint("entry_id", name=op.f("uq_audit_seal_entry_id")),
    )
    op.create_table(
        "award_kind",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("name_en", sa.String(length=80), nullable=False),
        sa.Column("template", sa.String(length=40), nullable=False),
        sa.Column("issuer_line", sa.String(length=200), nullable=False),
        sa.Column("register_label", sa.String(length=60), nullable=False),
        sa.Column("number_symbol", sa.String(length=20), nullable=False),
        sa.Column("capacities", extensions.JSONColumn, nullable=False),
        sa.Column("qr", sa.String(length=8), nullable=False),
        sa.Column("is_state", sa.Boolean(), nullable=False),
        sa.Column("is_external_book", sa.Boolean(), nullable=False),
        sa.Column("overlay_x_mm", sa.Double(), nullable=False),
        sa.Column("overlay_y_mm", sa.Double(), nullable=False),
        sa.CheckConstraint("qr in ('face','back','none')", name=op.f("ck_award_kind_qr")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("fk_award_kind_organization_id_organization")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award_kind")),
        sa.UniqueConstraint("code", name=op.f("uq_award_kind_code")),
    )
    with op.batch_alter_table("award_kind", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_award_kind_organization_id"), ["organization_id"], unique=False)

    op.create_table(
        "delegate_kind",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("label", sa.String(length=80), nullable=False),
        sa.Column("label_en", sa.String(length=80), nullable=False),
        sa.Column("hand_over", sa.String(length=120), nullable=False),
        sa.Column("colour", sa.String(length=8), nullable=False),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_delegate_kind_event_id_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegate_kind")),
        sa.UniqueConstraint("event_id", "code", name=op.f("uq_delegate_kind_event_id_code")),
    )
    with op.batch_alter_table("delegate_kind", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_delegate_kind_event_id"), ["event_id"], unique=False)

    op.create_table(
        "desk_device",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=80), nullable=False),
        sa.Column("point_code", sa.String(length=40), nullable=True),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("paired_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("paired_by_id", sa.Integer(), nullable=True),
        sa.Column("expires_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("revoked_at", extensions.UtcDateTime(), nullable=True),
        sa.Column("last_seen_at", extensions.UtcDateTime(), nullable=True),
        sa.Column("waiting_scans", sa.Integer(), nullable=False),
        sa.Column("list_age_seconds", sa.Integer(), nullable=True),
        sa.Column("user_agent", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_desk_device_event_id_event"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["paired_by_id"], ["user.id"], name=op.f("fk_desk_device_paired_by_id_user"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desk_device")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_desk_device_token_hash")),
    )
    with op.batch_alter_table("desk_device", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_desk_device_event_id"), ["event_id"], unique=False)

    op.create_table(
        "dialogue_question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.String(length=120), nullable=False),
        sa.Column("organization", sa.String(length=200), nullable=False),
        sa.Column("addressed_to", sa.String(length=200), nullable=False),
        sa.Column("assigned_to", sa.String(length=200), nullable=False),
        sa.Column("topic", sa.String(length=80), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("status_before", sa.String(length=12), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_by", sa.String(length=200), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("answered_at", extensions.UtcDateTime(), nullable=True),
        sa.CheckConstraint(
            "status in ('new','chosen','on_screen','answered','hidden')",
            name=op.f("ck_dialogue_question_status"),
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_dialogue_question_event_id_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dialogue_question")),
    )
    with op.batch_alter_table("dialogue_question", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dialogue_question_event_id"), ["event_id"], unique=False)
        batch_op.create_index(
            "uq_dialogue_question_on_screen",
            ["event_id"],
            unique=True,
            sqlite_where=sa.text("status = 'on_screen'"),
            postgresql_where=sa.text("status = 'on_screen'"),
        )

    op.create_table(
        "feedback_response",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("answers", extensions.JSONColumn, nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("created_at", extensions.UtcDateTime(), nullable=False),
        sa.CheckConstraint("rating between 1 and 5", name=op.f("ck_feedback_response_rating")),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_feedback_response_event_id_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_response")),
    )
    with op.batch_alter_table("feedback_response", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_feedback_response_event_id"), ["event_id"], unique=False)

    op.create_table(
        "host",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("role in ('lead','partner')", name=op.f("ck_host_role")),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_host_event_id_event"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("fk_host_organization_id_organization")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_host")),
        sa.UniqueConstraint("event_id", "organization_id", name=op.f("uq_host_event_id_organization_id")),
    )
    with op.batch_alter_table("host", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_host_event_id"), ["event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_host_organization_id"), ["organization_id"], unique=False)

    op.create_table(
        "import_batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("filename", sa.String(length=200), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("mapping", extensions.JSONColumn, nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("applied_at", extensions.UtcDateTime(), nullable=True),
        sa.Column("erased_at", extensions.UtcDateTime(), nullable=True),
        sa.CheckConstraint(
            "status in ('preview','applied','dropped','undone')", name=op.f("ck_import_batch_status")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"],
            ["user.id"],
            name=op.f("fk_import_batch_created_by_id_user"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_import_batch_event_id_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batch")),
    )
    with op.batch_alter_table("import_batch", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_import_batch_event_id"), ["event_id"], unique=False)

    op.create_table(
        "job_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("job_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("result", extensions.JSONColumn, nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("finished_at", extensions.UtcDateTime(), nullable=True),
        sa.CheckConstraint("status in ('waiting','done','failed')", name=op.f("ck_job_item_status")),
        sa.ForeignKeyConstraint(
            ["job_id"], ["job.id"], name=op.f("fk_job_item_job_id_job"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job_item")),
        sa.UniqueConstraint("job_id", "key", name=op.f("uq_job_item_job_id_key")),
    )
    with op.batch_alter_table("job_item", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_job_item_job_id"), ["job_id"], unique=False)

    op.create_table(
        "number_book",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("is_external", sa.Boolean(), nullable=False),
        sa.Column("next_value", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("fk_number_book_organization_id_organization")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_number_book")),
        sa.UniqueConstraint(
            "organization_id", "kind", "year", name=op.f("uq_number_book_organization_id_kind_year")
        ),
    )
    with op.batch_alter_table("number_book", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_number_book_organization_id"), ["organization_id"], unique=False)

    op.create_table(
        "organization_name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("unit_key", sa.String(length=400), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_organization_name_organization_id_organization"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organization_name")),
    )
    with op.batch_alter_table("organization_name", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_organization_name_organization_id"), ["organization_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_organization_name_unit_key"), ["unit_key"], unique=False)

    op.create_table(
        "owner",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("name_folded", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("representative", sa.String(length=120), nullable=False),
        sa.Column("representative_title", sa.String(length=120), nullable=False),
        sa.Column("representative_honorific", sa.String(length=8), nullable=False),
        sa.Column("address", sa.String(length=250), nullable=False),
        sa.Column("admin_unit_id", sa.Integer(), nullable=True),
        sa.Column("phone", sa.String(length=20), nullable=True),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("website", sa.String(length=200), nullable=False),
        sa.Column("tax_code", sa.String(length=14), nullable=True),
        sa.Column("business_licence", sa.String(length=60), nullable=True),
        sa.Column("bank_account", sa.String(length=120), nullable=True),
        sa.Column("is_women_led", sa.Boolean(), nullable=True),
        sa.Column("women_led_source", sa.String(length=200), nullable=False),
        sa.Column("women_led_as_of", sa.Date(), nullable=True),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", extensions.UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "kind in ('cong_ty','doanh_nghiep','htx','lien_hiep_htx','tht','hkd','co_so','trang_trai','to_chuc_khac')",
            name=op.f("ck_owner_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["admin_unit_id"], ["admin_unit.id"], name=op.f("fk_owner_admin_unit_id_admin_unit")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_owner")),
    )
    with op.batch_alter_table("owner", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_owner_admin_unit_id"), ["admin_unit_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_owner_name_folded"), ["name_folded"], unique=False)
        batch_op.create_index("ix_owner_women_led", ["is_women_led"], unique=False)

    op.create_table(
        "platform",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("website", sa.String(length=200), nullable=False),
        sa.Column("note", sa.String(length=250), nullable=False),
        sa.Column("operator_id", sa.Integer(), nullable=True),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["operator_id"], ["operator.id"], name=op.f("fk_platform_operator_id_operator")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_platform")),
        sa.UniqueConstraint("name", name=op.f("uq_platform_name")),
    )
    with op.batch_alter_table("platform", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_platform_operator_id"), ["operator_id"], unique=False)

    op.create_table(
        "point",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("label", sa.String(length=80), nullable=False),
        sa.Column("label_en", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("is_per_day", sa.Boolean(), nullable=False),
        sa.Column("opens_at", extensions.UtcDateTime(), nullable=True),
        sa.Column("closes_at", extensions.UtcDateTime(), nullable=True),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind in ('entry','session','kit','meal')", name=op.f("ck_point_kind")),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_point_event_id_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_point")),
        sa.UniqueConstraint("event_id", "code", name=op.f("uq_point_event_id_code")),
    )
    with op.batch_alter_table("point", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_point_event_id"), ["event_id"], unique=False)

    op.create_table(
        "programme_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("starts_at", extensions.UtcDateTime(), nullable=True),
        sa.Column("ends_at", extensions.UtcDateTime(), nullable=True),
        sa.Column("speaker", sa.String(length=120), nullable=False),
        sa.Column("speaker_title", sa.String(length=200), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind in ('opening','talk','dialogue','signing','address','award','break','closing')",
            name=op.f("ck_programme_session_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_programme_session_event_id_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_session")),
    )
    with op.batch_alter_table("programme_session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_programme_session_event_id"), ["event_id"], unique=False)

    op.create_table(
        "question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("label", sa.String(length=250), nullable=False),
        sa.Column("label_en", sa.String(length=250), nullable=False),
        sa.Column("choices", extensions.JSONColumn, nullable=False),
        sa.Column("is_required", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("form in ('registration','feedback')", name=op.f("ck_question_form")),
        sa.CheckConstraint("kind in ('text','choice','number','rating')", name=op.f("ck_question_kind")),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_question_event_id_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
    )
    with op.batch_alter_table("question", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_question_event_id"), ["event_id"], unique=False)

    op.create_table(
        "registration",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("full_name", sa.String(length=120), nullable=False),
        sa.Column("name_folded", sa.String(length=120), nullable=False),
        sa.Column("name_sort", sa.String(length=400), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("honorific", sa.String(length=8), nullable=False),
        sa.Column("position", sa.String(length=400), nullable=False),
        sa.Column("organization", sa.String(length=200), nullable=False),
        sa.Column("organization_folded", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=True),
        sa.Column("phone_tail", sa.String(length=4), nullable=True),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("ticket_code", sa.String(length=16), nullable=False),
        sa.Column("link_serial", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("rank_override", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(length=12), nullable=False),
        sa.Column("in_place_of_id", sa.Integer(), nullable=True),
        sa.Column("answers", extensions.JSONColumn, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("change_number", sa.Integer(), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("cancelled_at", extensions.UtcDateTime(), nullable=True),
        sa.Column("cancel_reason", sa.String(length=200), nullable=False),
        sa.CheckConstraint(
            "source in ('public','staff','import','api','walk_in','invitation')",
            name=op.f("ck_registration_source"),
        ),
        sa.CheckConstraint(
            "status in ('pending','confirmed','waiting','cancelled')", name=op.f("ck_registration_status")
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_registration_event_id_event"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["in_place_of_id"],
            ["registration.id"],
            name=op.f("fk_registration_in_place_of_id_registration"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registration")),
        sa.UniqueConstraint("ticket_code", name=op.f("uq_registration_ticket_code")),
    )
    with op.batch_alter_table("registration", schema=None) as batch_op:
        batch_op.create_index("ix_registration_event_change", ["event_id", "change_number"], unique=False)
        batch_op.create_index("ix_registration_event_folded", ["event_id", "name_folded"], unique=False)
        batch_op.create_index("ix_registration_event_sort", ["event_id", "name_sort", "id"], unique=False)
        batch_op.create_index("ix_registration_event_status", ["event_id", "status"], unique=False)
        batch_op.create_index("ix_registration_event_tail", ["event_id", "phone_tail"], unique=False)

    op.create_table(
        "report_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("section", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_report_text_event_id_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_text")),
        sa.UniqueConstraint("event_id", "section", name=op.f("uq_report_text_event_id_section")),
    )
    op.create_table(
        "role_grant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("granted_by_id", sa.Integer(), nullable=True),
        sa.Column("granted_at", extensions.UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "role in ('administrator','organizer','registry','clerk','approver','desk','viewer')",
            name=op.f("ck_role_grant_role"),
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_role_grant_event_id_event"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["granted_by_id"], ["user.id"], name=op.f("fk_role_grant_granted_by_id_user"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_role_grant_user_id_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_grant")),
    )
    with op.batch_alter_table("role_grant", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_role_grant_event_id"), ["event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_role_grant_user_id"), ["user_id"], unique=False)
        batch_op.create_index(
            "uq_role_grant_event",
            ["user_id", "role", "event_id"],
            unique=True,
            sqlite_where=sa.text("event_id IS NOT NULL"),
            postgresql_where=sa.text("event_id IS NOT NULL"),
        )
        batch_op.create_index(
            "uq_role_grant_everywhere",
            ["user_id", "role"],
            unique=True,
            sqlite_where=sa.text("event_id IS NULL"),
            postgresql_where=sa.text("event_id IS NULL"),
        )

    op.create_table(
        "setup_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("created_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("expires_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("used_at", extensions.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_setup_link_user_id_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setup_link")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_setup_link_token_hash")),
    )
    op.create_table(
        "staff_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("last_seen_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("expires_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("revoked_at", extensions.UtcDateTime(), nullable=True),
        sa.Column("user_agent", sa.String(length=200), nullable=False),
        sa.Column("address", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_staff_session_user_id_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_session")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_staff_session_token_hash")),
    )
    with op.batch_alter_table("staff_session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_staff_session_user_id"), ["user_id"], unique=False)

    op.create_table(
        "stage_turn",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=10), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("group", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=300), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.CheckConstraint("part in ('signing','award')", name=op.f("ck_stage_turn_part")),
        sa.CheckConstraint("status in ('waiting','done','absent')", name=op.f("ck_stage_turn_status")),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_stage_turn_event_id_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stage_turn")),
        sa.UniqueConstraint(
            "event_id", "part", "subject_id", name=op.f("uq_stage_turn_event_id_part_subject_id")
        ),
    )
    with op.batch_alter_table("stage_turn", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stage_turn_event_id"), ["event_id"], unique=False)

    op.create_table(
        "stored_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("media_type", sa.String(length=80), nullable=False),
        sa.Column("filename", sa.String(length=200), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("created_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["created_by_id"],
            ["user.id"],
            name=op.f("fk_stored_file_created_by_id_user"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stored_file")),
    )
    with op.batch_alter_table("stored_file", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stored_file_key"), ["key"], unique=False)
        batch_op.create_index(batch_op.f("ix_stored_file_sha256"), ["sha256"], unique=False)

    op.create_table(
        "award_decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("kind_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("place", sa.String(length=80), nullable=False),
        sa.Column("achievement", sa.String(length=400), nullable=False),
        sa.Column("capacity_line", sa.String(length=80), nullable=False),
        sa.Column("signer_title", sa.String(length=80), nullable=False),
        sa.Column("signer_name", sa.String(length=120), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("approved_by_id", sa.Integer(), nullable=True),
        sa.Column("approved_at", extensions.UtcDateTime(), nullable=True),
        sa.Column("is_approved_alone", sa.Boolean(), nullable=False),
        sa.Column("scan_file_id", sa.Integer(), nullable=True),
        sa.Column("merged_file_id", sa.Integer(), nullable=True),
        sa.Column("overlay_file_id", sa.Integer(), nullable=True),
        sa.Column("job_id", sa.Integer(), nullable=True),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("edited_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", extensions.UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "status in ('draft','approved','issued','revoked')", name=op.f("ck_award_decision_status")
        ),
        sa.ForeignKeyConstraint(
            ["approved_by_id"],
            ["user.id"],
            name=op.f("fk_award_decision_approved_by_id_user"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"],
            ["user.id"],
            name=op.f("fk_award_decision_created_by_id_user"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["edited_by_id"],
            ["user.id"],
            name=op.f("fk_award_decision_edited_by_id_user"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_award_decision_event_id_event")),
        sa.ForeignKeyConstraint(
            ["job_id"], ["job.id"], name=op.f("fk_award_decision_job_id_job"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["kind_id"], ["award_kind.id"], name=op.f("fk_award_decision_kind_id_award_kind")
        ),
        sa.ForeignKeyConstraint(
            ["merged_file_id"], ["stored_file.id"], name=op.f("fk_award_decision_merged_file_id_stored_file")
        ),
        sa.ForeignKeyConstraint(
            ["overlay_file_id"],
            ["stored_file.id"],
            name=op.f("fk_award_decision_overlay_file_id_stored_file"),
        ),
        sa.ForeignKeyConstraint(
            ["scan_file_id"], ["stored_file.id"], name=op.f("fk_award_decision_scan_file_id_stored_file")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award_decision")),
    )
    with op.batch_alter_table("award_decision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_award_decision_event_id"), ["event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_award_decision_kind_id"), ["kind_id"], unique=False)

    op.create_table(
        "book_number",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("book_id", sa.Integer(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("subject_type", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("taken_at", extensions.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["number_book.id"], name=op.f("fk_book_number_book_id_number_book")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_book_number")),
        sa.UniqueConstraint("book_id", "value", name=op.f("uq_book_number_book_id_value")),
    )
    with op.batch_alter_table("book_number", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_book_number_book_id"), ["book_id"], unique=False)

    op.create_table(
        "booth",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=12), nullable=False),
        sa.Column("number_sort", sa.String(length=40), nullable=False),
        sa.Column("holder", sa.String(length=200), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("shows", sa.String(length=300), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_booth_event_id_event"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["owner.id"], name=op.f("fk_booth_owner_id_owner")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_booth")),
        sa.UniqueConstraint("event_id", "number", name=op.f("uq_booth_event_id_number")),
    )
    with op.batch_alter_table("booth", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_booth_event_id"), ["event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_booth_owner_id"), ["owner_id"], unique=False)

    op.create_table(
        "consent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("text_version", sa.String(length=20), nullable=False),
        sa.Column("granted_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("withdrawn_at", extensions.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["registration.id"],
            name=op.f("fk_consent_registration_id_registration"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
    )
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_consent_registration_id"), ["registration_id"], unique=False)

    op.create_table(
        "desk_pairing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=80), nullable=False),
        sa.Column("point_code", sa.String(length=40), nullable=True),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("confirmation", sa.String(length=6), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("expires_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("used_at", extensions.UtcDateTime(), nullable=True),
        sa.Column("device_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"],
            ["user.id"],
            name=op.f("fk_desk_pairing_created_by_id_user"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["device_id"],
            ["desk_device.id"],
            name=op.f("fk_desk_pairing_device_id_desk_device"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_desk_pairing_event_id_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desk_pairing")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_desk_pairing_token_hash")),
    )
    with op.batch_alter_table("desk_pairing", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_desk_pairing_event_id"), ["event_id"], unique=False)

    op.create_table(
        "import_row",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.String(length=80), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("reason_code", sa.String(length=60), nullable=False),
        sa.Column("reason_params", extensions.JSONColumn, nullable=False),
        sa.Column("source", extensions.JSONColumn, nullable=False),
        sa.Column("reading", extensions.JSONColumn, nullable=False),
        sa.Column("notes", extensions.JSONColumn, nullable=False),
        sa.Column("shown", extensions.JSONColumn, nullable=False),
        sa.Column("before", extensions.JSONColumn, nullable=True),
        sa.Column("after", extensions.JSONColumn, nullable=True),
        sa.Column("subject_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "outcome in ('imported','updated','needs_person','skipped')", name=op.f("ck_import_row_outcome")
        ),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["import_batch.id"],
            name=op.f("fk_import_row_batch_id_import_batch"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_row")),
        sa.UniqueConstraint("batch_id", "sheet", "row", name=op.f("uq_import_row_batch_id_sheet_row")),
    )
    with op.batch_alter_table("import_row", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_import_row_batch_id"), ["batch_id"], unique=False)

    op.create_table(
        "material",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("created_at", extensions.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_material_event_id_event"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["stored_file.id"], name=op.f("fk_material_file_id_stored_file")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_material")),
    )
    with op.batch_alter_table("material", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_material_event_id"), ["event_id"], unique=False)

    op.create_table(
        "memorandum",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("platform_id", sa.Integer(), nullable=True),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("subject", sa.String(length=300), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("dated_on", sa.Date(), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("blocks", extensions.JSONColumn, nullable=False),
        sa.Column("text_sha256", sa.String(length=64), nullable=True),
        sa.Column("end_reason", sa.String(length=300), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("signed_recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("signed_recorded_at", extensions.UtcDateTime(), nullable=True),
        sa.Column("replaces_id", sa.Integer(), nullable=True),
        sa.Column("replaced_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "status <> 'signed' or (signed_on is not null and text_sha256 is not null)",
            name=op.f("ck_memorandum_signed"),
        ),
        sa.CheckConstraint(
            "status in ('draft','agreed','ready','signed','terminated','cancelled')",
            name=op.f("ck_memorandum_status"),
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["user.id"], name=op.f("fk_memorandum_created_by_id_user"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_memorandum_event_id_event")),
        sa.ForeignKeyConstraint(["owner_id"], ["owner.id"], name=op.f("fk_memorandum_owner_id_owner")),
        sa.ForeignKeyConstraint(
            ["platform_id"], ["platform.id"], name=op.f("fk_memorandum_platform_id_platform")
        ),
        sa.ForeignKeyConstraint(
            ["replaced_by_id"], ["memorandum.id"], name=op.f("fk_memorandum_replaced_by_id_memorandum")
        ),
        sa.ForeignKeyConstraint(
            ["replaces_id"], ["memorandum.id"], name=op.f("fk_memorandum_replaces_id_memorandum")
        ),
        sa.ForeignKeyConstraint(
            ["signed_recorded_by_id"],
            ["user.id"],
            name=op.f("fk_memorandum_signed_recorded_by_id_user"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memorandum")),
        sa.UniqueConstraint("code", name=op.f("uq_memorandum_code")),
    )
    with op.batch_alter_table("memorandum", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_memorandum_event_id"), ["event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_memorandum_owner_id"), ["owner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_memorandum_platform_id"), ["platform_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_memorandum_replaced_by_id"), ["replaced_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_memorandum_replaces_id"), ["replaces_id"], unique=False)
        batch_op.create_index(
            "uq_memorandum_in_hand",
            ["event_id", "owner_id", "platform_id"],
            unique=True,
            sqlite_where=sa.text(
                "status in ('draft','agreed','ready','signed') and replaces_id is null and replaced_by_id is null"
            ),
            postgresql_where=sa.text(
                "status in ('draft','agreed','ready','signed') and replaces_id is null and replaced_by_id is null"
            ),
        )

    op.create_table(
        "product",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("name_folded", sa.String(length=200), nullable=False),
        sa.Column("group", sa.String(length=80), nullable=False),
        sa.Column("subgroup", sa.String(length=120), nullable=False),
        sa.Column("packaging", sa.String(length=120), nullable=False),
        sa.Column("price", sa.String(length=60), nullable=False),
        sa.Column("monthly_output", sa.String(length=60), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", extensions.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["owner.id"], name=op.f("fk_product_owner_id_owner")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product")),
    )
    with op.batch_alter_table("product", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_product_name_folded"), ["name_folded"], unique=False)
        batch_op.create_index(batch_op.f("ix_product_owner_id"), ["owner_id"], unique=False)

    op.create_table(
        "registration_title",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["registration.id"],
            name=op.f("fk_registration_title_registration_id_registration"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registration_title")),
    )
    with op.batch_alter_table("registration_title", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_registration_title_registration_id"), ["registration_id"], unique=False
        )

    op.create_table(
        "report_issue",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("figures", extensions.JSONColumn, nullable=False),
        sa.Column("issued_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("issued_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_report_issue_event_id_event")),
        sa.ForeignKeyConstraint(
            ["file_id"], ["stored_file.id"], name=op.f("fk_report_issue_file_id_stored_file")
        ),
        sa.ForeignKeyConstraint(
            ["issued_by_id"], ["user.id"], name=op.f("fk_report_issue_issued_by_id_user"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_issue")),
        sa.UniqueConstraint("event_id", "number", name=op.f("uq_report_issue_event_id_number")),
    )
    op.create_table(
        "revoked_ticket",
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("revoked_at", extensions.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_revoked_ticket_event_id_event"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["registration.id"],
            name=op.f("fk_revoked_ticket_registration_id_registration"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_revoked_ticket")),
    )
    with op.batch_alter_table("revoked_ticket", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_revoked_ticket_event_id"), ["event_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_revoked_ticket_registration_id"), ["registration_id"], unique=False
        )

    op.create_table(
        "scan",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("point_id", sa.Integer(), nullable=True),
        sa.Column("registration_id", sa.Integer(), nullable=True),
        sa.Column("direction", sa.String(length=3), nullable=False),
        sa.Column("outcome", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.String(length=24), nullable=True),
        sa.Column("flags", extensions.JSONColumn, nullable=False),
        sa.Column("scanned_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("corrected_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("received_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("is_offline", sa.Boolean(), nullable=False),
        sa.Column("shown", sa.String(length=10), nullable=True),
        sa.Column("quarantine", sa.String(length=10), nullable=True),
        sa.Column("reviewed_at", extensions.UtcDateTime(), nullable=True),
        sa.Column("reviewed_by_id", sa.Integer(), nullable=True),
        sa.Column("body_hash", sa.String(length=64), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=True),
        sa.Column("foreign_class", sa.String(length=16), nullable=True),
        sa.Column("foreign_length", sa.Integer(), nullable=True),
        sa.Column("foreign_hash", sa.String(length=64), nullable=True),
        sa.Column("desk_id", sa.Integer(), nullable=True),
        sa.Column("token_id", sa.Integer(), nullable=True),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("direction in ('in','out')", name=op.f("ck_scan_direction")),
        sa.CheckConstraint(
            "outcome in ('accepted','duplicate','refused','unknown')", name=op.f("ck_scan_outcome")
        ),
        sa.CheckConstraint(
            "quarantine is null or quarantine in ('waiting','accepted','dropped')",
            name=op.f("ck_scan_quarantine"),
        ),
        sa.ForeignKeyConstraint(
            ["desk_id"], ["desk_device.id"], name=op.f("fk_scan_desk_id_desk_device"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_scan_event_id_event"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["point_id"], ["point.id"], name=op.f("fk_scan_point_id_point")),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["registration.id"],
            name=op.f("fk_scan_registration_id_registration"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["reviewed_by_id"], ["user.id"], name=op.f("fk_scan_reviewed_by_id_user"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["token_id"], ["api_token.id"], name=op.f("fk_scan_token_id_api_token"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_scan_user_id_user"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scan")),
    )
    with op.batch_alter_table("scan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_scan_event_id"), ["event_id"], unique=False)
        batch_op.create_index("ix_scan_event_received", ["event_id", "received_at"], unique=False)
        batch_op.create_index(
            "ix_scan_quarantine",
            ["event_id"],
            unique=False,
            sqlite_where=sa.text("quarantine = 'waiting'"),
            postgresql_where=sa.text("quarantine = 'waiting'"),
        )
        batch_op.create_index(batch_op.f("ix_scan_registration_id"), ["registration_id"], unique=False)

    op.create_table(
        "screen",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("mode", sa.String(length=10), nullable=False),
        sa.Column("qr", sa.String(length=10), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("changed_at", extensions.UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "mode in ('welcome','arrivals','question','signing','award','programme')",
            name=op.f("ck_screen_mode"),
        ),
        sa.CheckConstraint("qr in ('ask','register','feedback')", name=op.f("ck_screen_qr")),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_screen_event_id_event"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["programme_session.id"],
            name=op.f("fk_screen_session_id_programme_session"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_screen")),
    )
    op.create_table(
        "admission",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=False),
        sa.Column("point_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("passage", sa.Integer(), nullable=False),
        sa.Column("scan_id", sa.String(length=36), nullable=False),
        sa.Column("admitted_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("exit_scan_id", sa.String(length=36), nullable=True),
        sa.Column("exited_at", extensions.UtcDateTime(), nullable=True),
        sa.Column("changed_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("undone_at", extensions.UtcDateTime(), nullable=True),
        sa.Column("undo_id", sa.String(length=36), nullable=True),
        sa.Column("undo_reason", sa.String(length=200), nullable=True),
        sa.Column("undone_by", sa.String(length=80), nullable=True),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_admission_event_id_event"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["exit_scan_id"], ["scan.id"], name=op.f("fk_admission_exit_scan_id_scan")),
        sa.ForeignKeyConstraint(["point_id"], ["point.id"], name=op.f("fk_admission_point_id_point")),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["registration.id"],
            name=op.f("fk_admission_registration_id_registration"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["scan_id"], ["scan.id"], name=op.f("fk_admission_scan_id_scan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_admission")),
    )
    with op.batch_alter_table("admission", schema=None) as batch_op:
        batch_op.create_index("ix_admission_event_changed", ["event_id", "changed_at", "id"], unique=False)
        batch_op.create_index(
            "ix_admission_event_point", ["event_id", "point_id", "admitted_at"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_admission_point_id"), ["point_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_admission_registration_id"), ["registration_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_admission_scan_id"), ["scan_id"], unique=False)
        batch_op.create_index(
            "uq_admission_standing",
            ["registration_id", "point_id", "day", "passage"],
            unique=True,
            sqlite_where=sa.text("undone_at IS NULL"),
            postgresql_where=sa.text("undone_at IS NULL"),
        )

    op.create_table(
        "artefact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("memorandum_id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("is_confirmed", sa.Boolean(), nullable=False),
        sa.Column("confirmed_by_id", sa.Integer(), nullable=True),
        sa.Column("confirmed_at", extensions.UtcDateTime(), nullable=True),
        sa.Column("created_at", extensions.UtcDateTime(), nullable=False),
        sa.CheckConstraint("kind in ('text','scan','photo')", name=op.f("ck_artefact_kind")),
        sa.ForeignKeyConstraint(
            ["confirmed_by_id"],
            ["user.id"],
            name=op.f("fk_artefact_confirmed_by_id_user"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["stored_file.id"], name=op.f("fk_artefact_file_id_stored_file")
        ),
        sa.ForeignKeyConstraint(
            ["memorandum_id"], ["memorandum.id"], name=op.f("fk_artefact_memorandum_id_memorandum")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_artefact")),
        sa.UniqueConstraint(
            "memorandum_id", "file_id", "kind", name=op.f("uq_artefact_memorandum_id_file_id_kind")
        ),
    )
    with op.batch_alter_table("artefact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_artefact_memorandum_id"), ["memorandum_id"], unique=False)

    op.create_table(
        "award",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("recipient_kind", sa.String(length=12), nullable=False),
        sa.Column("printed_name", sa.String(length=200), nullable=False),
        sa.Column("printed_address", sa.String(length=250), nullable=False),
        sa.Column("register_number", sa.String(length=20), nullable=False),
        sa.Column("stage_order", sa.Integer(), nullable=False),
        sa.Column("is_withdrawn", sa.Boolean(), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "recipient_kind in ('collective','individual','household')", name=op.f("ck_award_recipient_kind")
        ),
        sa.ForeignKeyConstraint(
            ["decision_id"],
            ["award_decision.id"],
            name=op.f("fk_award_decision_id_award_decision"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["owner.id"], name=op.f("fk_award_owner_id_owner")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award")),
        sa.UniqueConstraint("decision_id", "printed_name", name=op.f("uq_award_decision_id_printed_name")),
    )
    with op.batch_alter_table("award", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_award_decision_id"), ["decision_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_award_owner_id"), ["owner_id"], unique=False)

    op.create_table(
        "certification",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("product_id", sa.Integer(), nullable=False),
        sa.Column("stars", sa.Integer(), nullable=False),
        sa.Column("is_potential", sa.Boolean(), nullable=False),
        sa.Column("score", sa.Numeric(precision=5, scale=2), nullable=True),
        sa.Column("decision_number", sa.String(length=60), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("issuer", sa.String(length=200), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("form", sa.String(length=16), nullable=False),
        sa.Column("round", sa.String(length=40), nullable=False),
        sa.CheckConstraint("form in ('new','renewed','upgraded')", name=op.f("ck_certification_form")),
        sa.CheckConstraint("not is_potential or stars = 5", name=op.f("ck_certification_potential_is_five")),
        sa.CheckConstraint("stars between 1 and 5", name=op.f("ck_certification_stars")),
        sa.ForeignKeyConstraint(
            ["product_id"],
            ["product.id"],
            name=op.f("fk_certification_product_id_product"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certification")),
    )
    with op.batch_alter_table("certification", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_certification_product_id"), ["product_id"], unique=False)

    op.create_table(
        "listing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("product_id", sa.Integer(), nullable=False),
        sa.Column("platform_id", sa.Integer(), nullable=False),
        sa.Column("url", sa.String(length=300), nullable=False),
        sa.Column("listed_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["platform_id"], ["platform.id"], name=op.f("fk_listing_platform_id_platform")
        ),
        sa.ForeignKeyConstraint(
            ["product_id"], ["product.id"], name=op.f("fk_listing_product_id_product"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_listing")),
    )
    with op.batch_alter_table("listing", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_listing_platform_id"), ["platform_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_listing_product_id"), ["product_id"], unique=False)
        batch_op.create_index(
            "uq_listing_open",
            ["product_id", "platform_id"],
            unique=True,
            sqlite_where=sa.text("ended_on IS NULL"),
            postgresql_where=sa.text("ended_on IS NULL"),
        )

    op.create_table(
        "memorandum_product",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("memorandum_id", sa.Integer(), nullable=False),
        sa.Column("product_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("rank", sa.String(length=40), nullable=False),
        sa.Column("packaging", sa.String(length=120), nullable=False),
        sa.Column("price", sa.String(length=60), nullable=False),
        sa.Column("monthly_output", sa.String(length=60), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["memorandum_id"],
            ["memorandum.id"],
            name=op.f("fk_memorandum_product_memorandum_id_memorandum"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["product_id"],
            ["product.id"],
            name=op.f("fk_memorandum_product_product_id_product"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memorandum_product")),
    )
    with op.batch_alter_table("memorandum_product", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_memorandum_product_memorandum_id"), ["memorandum_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_memorandum_product_product_id"), ["product_id"], unique=False)

    op.create_table(
        "party",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("memorandum_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("operator_id", sa.Integer(), nullable=True),
        sa.Column("platform_id", sa.Integer(), nullable=True),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("address", sa.String(length=250), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("tax_code", sa.String(length=14), nullable=False),
        sa.Column("business_licence", sa.String(length=60), nullable=False),
        sa.Column("bank_account", sa.String(length=120), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("has_seal", sa.Boolean(), nullable=False),
        sa.CheckConstraint("role in ('owner','operator','witness')", name=op.f("ck_party_role")),
        sa.CheckConstraint("copies > 0", name=op.f("ck_party_copies")),
        sa.ForeignKeyConstraint(
            ["memorandum_id"],
            ["memorandum.id"],
            name=op.f("fk_party_memorandum_id_memorandum"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["operator_id"], ["operator.id"], name=op.f("fk_party_operator_id_operator")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("fk_party_organization_id_organization")
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["owner.id"], name=op.f("fk_party_owner_id_owner")),
        sa.ForeignKeyConstraint(["platform_id"], ["platform.id"], name=op.f("fk_party_platform_id_platform")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_party")),
    )
    with op.batch_alter_table("party", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_party_memorandum_id"), ["memorandum_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_party_operator_id"), ["operator_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_party_organization_id"), ["organization_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_party_owner_id"), ["owner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_party_platform_id"), ["platform_id"], unique=False)

    op.create_table(
        "undo",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("scan_id", sa.String(length=36), nullable=False),
        sa.Column("outcome", sa.String(length=12), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("created_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("desk_id", sa.Integer(), nullable=True),
        sa.Column("token_id", sa.Integer(), nullable=True),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("outcome in ('undone','nothing')", name=op.f("ck_undo_outcome")),
        sa.ForeignKeyConstraint(
            ["desk_id"], ["desk_device.id"], name=op.f("fk_undo_desk_id_desk_device"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_undo_event_id_event"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["scan_id"], ["scan.id"], name=op.f("fk_undo_scan_id_scan")),
        sa.ForeignKeyConstraint(
            ["token_id"], ["api_token.id"], name=op.f("fk_undo_token_id_api_token"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_undo_user_id_user"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_undo")),
    )
    with op.batch_alter_table("undo", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_undo_event_id"), ["event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_undo_scan_id"), ["scan_id"], unique=False)

    op.create_table(
        "walk_in",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=True),
        sa.Column("scan_id", sa.String(length=36), nullable=True),
        sa.Column("point_id", sa.Integer(), nullable=True),
        sa.Column("in_place_of_id", sa.Integer(), nullable=True),
        sa.Column("scanned_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("quarantine", sa.String(length=10), nullable=True),
        sa.Column("person", extensions.JSONColumn, nullable=True),
        sa.Column("body_hash", sa.String(length=64), nullable=False),
        sa.Column("desk_id", sa.Integer(), nullable=True),
        sa.Column("token_id", sa.Integer(), nullable=True),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("reviewed_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", extensions.UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "quarantine is null or quarantine in ('waiting','accepted','dropped')",
            name=op.f("ck_walk_in_quarantine"),
        ),
        sa.ForeignKeyConstraint(
            ["desk_id"], ["desk_device.id"], name=op.f("fk_walk_in_desk_id_desk_device"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_walk_in_event_id_event"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["in_place_of_id"],
            ["registration.id"],
            name=op.f("fk_walk_in_in_place_of_id_registration"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(["point_id"], ["point.id"], name=op.f("fk_walk_in_point_id_point")),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["registration.id"],
            name=op.f("fk_walk_in_registration_id_registration"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["reviewed_by_id"], ["user.id"], name=op.f("fk_walk_in_reviewed_by_id_user"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["scan_id"], ["scan.id"], name=op.f("fk_walk_in_scan_id_scan")),
        sa.ForeignKeyConstraint(
            ["token_id"], ["api_token.id"], name=op.f("fk_walk_in_token_id_api_token"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_walk_in_user_id_user"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_walk_in")),
    )
    with op.batch_alter_table("walk_in", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_walk_in_event_id"), ["event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_walk_in_registration_id"), ["registration_id"], unique=False)

    op.create_table(
        "certificate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("award_id", sa.Integer(), nullable=False),
        sa.Column("issue", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("printed_name", sa.String(length=200), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("issued_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("ended_at", extensions.UtcDateTime(), nullable=True),
        sa.Column("end_reason", sa.String(length=300), nullable=False),
        sa.CheckConstraint(
            "status in ('valid','preview','replaced','revoked')", name=op.f("ck_certificate_status")
        ),
        sa.ForeignKeyConstraint(["award_id"], ["award.id"], name=op.f("fk_certificate_award_id_award")),
        sa.ForeignKeyConstraint(
            ["file_id"], ["stored_file.id"], name=op.f("fk_certificate_file_id_stored_file")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate")),
        sa.UniqueConstraint("award_id", "issue", name=op.f("uq_certificate_award_id_issue")),
        sa.UniqueConstraint("code", name=op.f("uq_certificate_code")),
    )
    with op.batch_alter_table("certificate", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_certificate_award_id"), ["award_id"], unique=False)
        batch_op.create_index(
            "uq_certificate_current",
            ["award_id"],
            unique=True,
            sqlite_where=sa.text("status in ('valid','preview')"),
            postgresql_where=sa.text("status in ('valid','preview')"),
        )

    op.create_table(
        "signatory",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("honorific", sa.String(length=8), nullable=False),
        sa.Column("full_name", sa.String(length=120), nullable=False),
        sa.Column("position", sa.String(length=120), nullable=False),
        sa.Column("authority", sa.String(length=200), nullable=False),
        sa.Column("signed_at", extensions.UtcDateTime(), nullable=True),
        sa.Column("method", sa.String(length=16), nullable=False),
        sa.CheckConstraint(
            "method in ('wet_ink','digital_cert','later_by_post')", name=op.f("ck_signatory_method")
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["party.id"], name=op.f("fk_signatory_party_id_party"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signatory")),
    )
    with op.batch_alter_table("signatory", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_signatory_party_id"), ["party_id"], unique=False)
