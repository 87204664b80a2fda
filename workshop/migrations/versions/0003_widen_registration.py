"""Let the public form ask more, and hold places by kind of delegate."""

import sqlalchemy as sa
from alembic import op

from workshop import extensions

revision = "0003"
down_revision = "0002"
KINDS = "kind in ('text','line','choice','choices','number','file','consent','rating')"


def upgrade():
    """Let the public form ask more, and hold places by kind of delegate."""
    op.add_column("event", sa.Column("form_fields", extensions.JSONColumn, nullable=False, server_default="{}"))
    # batch forgets checks on SQLite, so those that stay are said again
    with op.batch_alter_table("delegate_kind") as batch:
        batch.add_column(sa.Column("capacity", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("needs_approval", sa.Boolean(), nullable=True))
        batch.create_check_constraint(op.f("ck_delegate_kind_capacity"), "capacity is null or capacity > 0")
    _widen_registration()
    _widen_question()
    _create_answer_file()


def _widen_registration():
    for column in (
        sa.Column("cancelled_from", sa.String(12), nullable=False, server_default=""),
        sa.Column("waiting_since", extensions.UtcDateTime(), nullable=True),
        sa.Column("signup_key", sa.String(64), nullable=True),
        sa.Column("link_asked_at", extensions.UtcDateTime(), nullable=True),
    ):
        op.add_column("registration", column)
    op.create_index("uq_registration_signup_key", "registration", ["signup_key"], unique=True)
    op.execute("UPDATE registration SET waiting_since = created_at WHERE status = 'waiting'")


def _widen_question():
    form = sa.CheckConstraint("form in ('registration','feedback')", name=op.f("ck_question_form"))
    with op.batch_alter_table("question", table_args=(form,)) as batch:
        if op.get_bind().dialect.name == "postgresql":
            batch.drop_constraint(op.f("ck_question_kind"), type_="check")
        batch.create_check_constraint(op.f("ck_question_kind"), KINDS)
        for name in ("hint", "hint_en"):
            batch.add_column(sa.Column(name, sa.String(300), nullable=False, server_default=""))
        for name in ("choices_en", "only_kinds"):
            batch.add_column(sa.Column(name, extensions.JSONColumn, nullable=False, server_default="[]"))
        for name in ("minimum", "maximum", "max_megabytes"):
            batch.add_column(sa.Column(name, sa.Integer(), nullable=True))
        batch.add_column(sa.Column("removed_at", extensions.UtcDateTime(), nullable=True))


def _create_answer_file():
    def points_to(column, target, ondelete=None):
        name = op.f(f"fk_answer_file_{column}_{target}")
        return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete=ondelete)

    op.create_table(
        "answer_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=True),
        sa.Column("holder", sa.String(64), nullable=True),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("created_at", extensions.UtcDateTime(), nullable=False),
        sa.CheckConstraint("registration_id is null or holder is null", name=op.f("ck_answer_file_one_owner")),
        points_to("event_id", "event", "CASCADE"),
        points_to("question_id", "question", "CASCADE"),
        points_to("registration_id", "registration", "CASCADE"),
        points_to("file_id", "stored_file"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer_file")),
        sa.UniqueConstraint("registration_id", "question_id", name=op.f("uq_answer_file_registration_id_question_id")),
        sa.UniqueConstraint("holder", "question_id", name=op.f("uq_answer_file_holder_question_id")),
    )
    for name in ("event_id", "question_id", "file_id"):
        op.create_index(op.f(f"ix_answer_file_{name}"), "answer_file", [name])
