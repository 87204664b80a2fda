"""Lock the order on the stage, note what was handed over, prize money, certificates of attendance."""

import sqlalchemy as sa
from alembic import op

from workshop import extensions

revision = "0016"
down_revision = "0015"


def upgrade():
    """Lock the order on the stage, note what was handed over, prize money, certificates of attendance."""
    _widen_turns()
    _make_stage()
    _make_bonus()
    _make_attendance()
    with op.batch_alter_table("verification_code") as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_verification_code_kind"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_verification_code_kind"), "kind in ('certificate','memorandum','attendance')"
        )


def _widen_turns():
    with op.batch_alter_table("stage_turn") as batch_op:
        batch_op.add_column(sa.Column("place", sa.Integer(), server_default="1", nullable=False))
        batch_op.add_column(sa.Column("folder", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("section", sa.String(length=80), server_default="", nullable=False))
        batch_op.add_column(sa.Column("proxy_name", sa.String(length=200), server_default="", nullable=False))
    earlier = "select count(*) from stage_turn t where t.event_id = stage_turn.event_id and t.part = stage_turn.part"
    before = "(t.position < stage_turn.position or (t.position = stage_turn.position and t.id < stage_turn.id))"
    op.execute(f'update stage_turn set place = 1 + ({earlier} and t."group" = stage_turn."group" and {before})')
    op.execute(f"update stage_turn set folder = 1 + ({earlier} and {before})")
    op.execute("update stage_turn set position = folder - 1")
    with op.batch_alter_table("stage_turn") as batch_op:
        for column in ("position", "folder"):
            name = batch_op.f(f"uq_stage_turn_event_id_part_{column}")
            batch_op.create_unique_constraint(name, ["event_id", "part", column])


def _make_stage():
    made = op.create_table(
        "stage_order",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=10), nullable=False),
        sa.Column("group_size", sa.Integer(), nullable=False),
        sa.Column("locked_at", extensions.UtcDateTime(), nullable=True),
        sa.Column("locked_by_id", sa.Integer(), nullable=True),
        sa.Column("current_group", sa.Integer(), nullable=True),
        sa.Column("ended_at", extensions.UtcDateTime(), nullable=True),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.CheckConstraint("part in ('signing','award')", name=op.f("ck_stage_order_part")),
        sa.CheckConstraint("group_size between 1 and 30", name=op.f("ck_stage_order_group_size")),
        sa.CheckConstraint(
            "current_group is null or ended_at is null", name=op.f("ck_stage_order_on_stage_or_ended")
        ),
        _foreign("stage_order", "event_id", "event", "CASCADE"),
        _foreign("stage_order", "locked_by_id", "user", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stage_order")),
        sa.UniqueConstraint("event_id", "part", name=op.f("uq_stage_order_event_id_part")),
    )
    op.create_index(op.f("ix_stage_order_event_id"), "stage_order", ["event_id"])
    kept = sa.text('select event_id, part, count(*) from stage_turn where "group" = 1 group by event_id, part')
    orders = op.get_bind().execute(kept).all()
    if orders:
        op.bulk_insert(made, [
            {"event_id": event_id, "part": part, "group_size": min(max(count, 5), 30), "step": 0}
            for event_id, part, count in orders
        ])  # fmt: skip
    op.create_table(
        "stage_group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=10), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("presenter", sa.String(length=200), nullable=False),
        sa.CheckConstraint("part in ('signing','award')", name=op.f("ck_stage_group_part")),
        _foreign("stage_group", "event_id", "event", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stage_group")),
        sa.UniqueConstraint("event_id", "part", "number", name=op.f("uq_stage_group_event_id_part_number")),
    )
    op.create_index(op.f("ix_stage_group_event_id"), "stage_group", ["event_id"])
    op.create_table(
        "hand_over",
        sa.Column("turn_id", sa.Integer(), nullable=False),
        sa.Column("handed_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("way", sa.String(length=10), nullable=False),
        sa.Column("presented_by", sa.String(length=200), nullable=False),
        sa.Column("received_by", sa.String(length=200), nullable=False),
        sa.Column("is_proxy", sa.Boolean(), nullable=False),
        sa.Column("photo_number", sa.String(length=40), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("way in ('stage','office','post')", name=op.f("ck_hand_over_way")),
        _foreign("hand_over", "turn_id", "stage_turn", "CASCADE"),
        _foreign("hand_over", "recorded_by_id", "user", "SET NULL"),
        sa.PrimaryKeyConstraint("turn_id", name=op.f("pk_hand_over")),
    )


def _make_bonus():
    op.create_table(
        "award_bonus",
        sa.Column("award_id", sa.Integer(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_award_bonus_amount")),
        _foreign("award_bonus", "award_id", "award", "CASCADE"),
        sa.PrimaryKeyConstraint("award_id", name=op.f("pk_award_bonus")),
    )


def _make_attendance():
    op.create_table(
        "attendance_rule",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("points", extensions.JSONColumn, nullable=False),
        sa.Column("needed", sa.Integer(), nullable=False),
        sa.Column("issuer_line", sa.String(length=200), nullable=False),
        sa.Column("place", sa.String(length=80), nullable=False),
        sa.Column("dated_on", sa.Date(), nullable=True),
        sa.Column("signer_title", sa.String(length=120), nullable=False),
        sa.Column("signer_name", sa.String(length=120), nullable=False),
        sa.Column("merged_file_id", sa.Integer(), nullable=True),
        sa.Column("job_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("needed > 0", name=op.f("ck_attendance_rule_needed")),
        _foreign("attendance_rule", "event_id", "event", "CASCADE"),
        _foreign("attendance_rule", "merged_file_id", "stored_file", None),
        _foreign("attendance_rule", "job_id", "job", "SET NULL"),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_attendance_rule")),
    )
    op.create_table(
        "attendance_certificate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=True),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("printed_name", sa.String(length=120), nullable=False),
        sa.Column("printed_unit", sa.String(length=200), nullable=False),
        sa.Column("printed_words", extensions.JSONColumn, nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("issued_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("ended_at", extensions.UtcDateTime(), nullable=True),
        sa.Column("end_reason", sa.String(length=200), nullable=False),
        sa.CheckConstraint(
            "status in ('valid','replaced','revoked')", name=op.f("ck_attendance_certificate_status")
        ),
        _foreign("attendance_certificate", "event_id", "event", "CASCADE"),
        _foreign("attendance_certificate", "registration_id", "registration", "SET NULL"),
        _foreign("attendance_certificate", "file_id", "stored_file", None),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance_certificate")),
        sa.UniqueConstraint("code", name=op.f("uq_attendance_certificate_code")),
    )
    for column in ("event_id", "registration_id"):
        op.create_index(op.f(f"ix_attendance_certificate_{column}"), "attendance_certificate", [column])
    op.create_index(
        "uq_attendance_certificate_valid", "attendance_certificate", ["registration_id"], unique=True,
        sqlite_where=sa.text("status = 'valid'"), postgresql_where=sa.text("status = 'valid'"),
    )  # fmt: skip


def _foreign(table, column, parent, ondelete):
    name = op.f(f"fk_{table}_{column}_{parent}")
    return sa.ForeignKeyConstraint([column], [f"{parent}.id"], name=name, ondelete=ondelete)
