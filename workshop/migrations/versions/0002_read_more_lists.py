"""Keep what a list was understood to mean, and why a sensitive column was read."""

import sqlalchemy as sa
from alembic import op

from workshop import extensions

revision = "0002"
down_revision = "0001"


def upgrade():
    """Keep what a list was understood to mean, and why a sensitive column was read."""
    op.add_column("import_batch", sa.Column("allowed", extensions.JSONColumn, nullable=False, server_default="{}"))
    op.add_column("import_batch", sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
    _widen_rows()
    op.create_table(
        "import_original",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batch.id"], name=op.f("fk_import_original_batch_id_import_batch"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("batch_id", name=op.f("pk_import_original")),
    )
    _carry_over()
    _never_give_an_id_twice()


def _widen_rows():
    for column in (
        sa.Column("place", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("part", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("refusal", extensions.JSONColumn, nullable=True),
        sa.Column("decision", extensions.JSONColumn, nullable=False, server_default="{}"),
        sa.Column("is_decided", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("was_decoded", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("is_applied", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("version", sa.Integer(), nullable=False, server_default="1"),
    ):
        op.add_column("import_row", column)
    # batch forgets checks on SQLite, so the one that stays is said again
    words = "outcome in ('imported','updated','needs_person','skipped')"
    check = sa.CheckConstraint(words, name=op.f("ck_import_row_outcome"))
    with op.batch_alter_table("import_row", table_args=(check,)) as batch:
        batch.drop_constraint(op.f("uq_import_row_batch_id_sheet_row"), type_="unique")
        batch.create_unique_constraint(
            op.f("uq_import_row_batch_id_sheet_row_part"), ["batch_id", "sheet", "row", "part"]
        )
        batch.create_index(op.f("ix_import_row_subject_id"), ["subject_id"])


def _carry_over():
    """Rows of before keep their refusal and whether they were applied; columns stand beside their header."""
    rows = sa.table("import_row", *(sa.column(name) for name in ("batch_id", "outcome", "is_applied", "reason",
                    "reason_code", "place")), sa.column("refusal", extensions.JSONColumn), sa.column("id"),
                    sa.column("reason_params", extensions.JSONColumn))  # fmt: skip
    batches = sa.table("import_batch", sa.column("id"), sa.column("status"),
                       sa.column("mapping", extensions.JSONColumn))  # fmt: skip
    connection = op.get_bind()
    applied = sa.select(batches.c.id).where(batches.c.status == "applied")
    connection.execute(sa.update(rows).values(place=rows.c.id))  # they were kept in the order of the file
    done = rows.c.outcome.in_(("imported", "updated")) & rows.c.batch_id.in_(applied)
    connection.execute(sa.update(rows).where(done).values(is_applied=True))
    refused = sa.select(rows).where(rows.c.outcome.in_(("needs_person", "skipped")))
    for row in connection.execute(refused).all():
        said = {"outcome": row.outcome, "reason": row.reason, "code": row.reason_code, "params": row.reason_params}
        connection.execute(sa.update(rows).where(rows.c.id == row.id).values(refusal=said))
    for batch in connection.execute(sa.select(batches)).all():
        if isinstance(batch.mapping, dict):
            sheets = {name: {"header": None, "columns": columns, "skip": False, "headings": []}
                      for name, columns in batch.mapping.items()}  # fmt: skip
            connection.execute(sa.update(batches).where(batches.c.id == batch.id).values(mapping=sheets))


def _never_give_an_id_twice():
    """Let SQLite forget no number: an undone import must not leave its links and records to the next delegate."""
    if op.get_bind().dialect.name != "sqlite":
        return
    checks = {
        "source": "source in ('public','staff','import','api','walk_in','invitation')",
        "status": "status in ('pending','confirmed','waiting','cancelled')",
    }
    said = tuple(sa.CheckConstraint(words, name=op.f(f"ck_registration_{name}")) for name, words in checks.items())
    with op.batch_alter_table(
        "registration", recreate="always", table_args=said, table_kwargs={"sqlite_autoincrement": True}
    ):
        pass
