"""Propose awards from a selection, approve each printed name, hold numbers unique, and count blanks."""

import datetime as dt
import re

import sqlalchemy as sa
from alembic import op

from workshop import extensions

revision = "0014"
down_revision = "0013"


def upgrade():
    """Propose awards from a selection, approve each printed name, hold numbers unique, and count blanks."""
    with op.batch_alter_table("award_kind") as batch:
        batch.add_column(sa.Column("legal_bases", sa.Text(), server_default="", nullable=False))
    _widen_decisions()
    with op.batch_alter_table("award") as batch:
        batch.add_column(sa.Column("edited_by_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("name_approved_by_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("name_approved_at", extensions.UtcDateTime(), nullable=True))
        for column in ("edited_by_id", "name_approved_by_id"):
            name = batch.f(f"fk_award_{column}_user")
            batch.create_foreign_key(name, "user", [column], ["id"], ondelete="SET NULL")
    with op.batch_alter_table("certificate") as batch:
        batch.add_column(sa.Column("register_number", sa.String(length=20), server_default="", nullable=False))
    _keep_what_stood()
    _make_list_changes()
    _make_corrections()
    _make_blanks()


def _widen_decisions():
    with op.batch_alter_table("award_decision") as batch:
        batch.add_column(sa.Column("issuer_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("number_year", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("number_key", sa.String(length=60), nullable=True))
        batch.add_column(sa.Column("check_rules", extensions.JSONColumn, server_default="{}", nullable=False))
        batch.add_column(sa.Column("proposer_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("addressee", sa.String(length=200), server_default="", nullable=False))
        batch.add_column(sa.Column("legal_bases", sa.Text(), server_default="", nullable=False))
        for column in ("issuer_id", "proposer_id"):
            name = batch.f(f"fk_award_decision_{column}_organization")
            batch.create_foreign_key(name, "organization", [column], ["id"])
        batch.create_unique_constraint(
            batch.f("uq_award_decision_issuer_id_number_year_number_key"), ["issuer_id", "number_year", "number_key"]
        )


def _keep_what_stood():
    """Numbers of decisions as the new rule reads them; the later of two alike keeps its text, without a key."""
    connection, taken = op.get_bind(), set()
    rows = connection.execute(
        sa.text(
            "select d.id, d.number, d.decided_on, k.organization_id, k.number_symbol from award_decision d "
            "join award_kind k on k.id = d.kind_id where d.number <> '' and d.decided_on is not null order by d.id"
        )
    )
    for row in rows.all():
        year = row.decided_on.year if isinstance(row.decided_on, dt.date) else int(str(row.decided_on)[:4])
        full = row.number if "/" in row.number else f"{row.number}/{row.number_symbol}"
        key = (row.organization_id, year, re.sub(r"^0+(?=[0-9])", "", re.sub(r"\s+", "", full)).upper()[:60])
        if key in taken:
            continue
        taken.add(key)
        connection.execute(
            sa.text("update award_decision set issuer_id = :i, number_year = :y, number_key = :k where id = :id"),
            {"i": key[0], "y": key[1], "k": key[2], "id": row.id},
        )
    op.execute(
        "update certificate set register_number = "
        "(select register_number from award where award.id = certificate.award_id)"
    )
    # whoever approved a list that stands has seen its names
    op.execute(
        "update award set name_approved_at = "
        "(select approved_at from award_decision d where d.id = award.decision_id), "
        "name_approved_by_id = (select approved_by_id from award_decision d where d.id = award.decision_id)"
    )


def _make_list_changes():
    op.create_table(
        "award_list_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(length=12), nullable=False),
        sa.Column("rows", extensions.JSONColumn, nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("made_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("undone_at", extensions.UtcDateTime(), nullable=True),
        sa.CheckConstraint(
            "act in ('proposed','removed','spelled')", name=op.f("ck_award_list_change_act")
        ),
        _foreign("award_list_change", "decision_id", "award_decision", "CASCADE"),
        _foreign("award_list_change", "made_by_id", "user", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award_list_change")),
    )
    op.create_index(op.f("ix_award_list_change_decision_id"), "award_list_change", ["decision_id"])


def _make_corrections():
    op.create_table(
        "award_correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("award_id", sa.Integer(), nullable=False),
        sa.Column("printed_name", sa.String(length=200), nullable=False),
        sa.Column("printed_address", sa.String(length=250), nullable=False),
        sa.Column("register_number", sa.String(length=20), nullable=False),
        sa.Column("before", extensions.JSONColumn, nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=True),
        sa.Column("asked_at", extensions.UtcDateTime(), nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", extensions.UtcDateTime(), nullable=True),
        sa.Column("is_alone", sa.Boolean(), nullable=False),
        sa.CheckConstraint("state in ('waiting','done','refused')", name=op.f("ck_award_correction_state")),
        _foreign("award_correction", "award_id", "award", None),
        _foreign("award_correction", "asked_by_id", "user", "SET NULL"),
        _foreign("award_correction", "decided_by_id", "user", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award_correction")),
    )
    op.create_index(op.f("ix_award_correction_award_id"), "award_correction", ["award_id"])
    op.create_index(
        "uq_award_correction_waiting", "award_correction", ["award_id"], unique=True,
        sqlite_where=sa.text("state = 'waiting'"), postgresql_where=sa.text("state = 'waiting'"),
    )  # fmt: skip


def _make_blanks():
    op.create_table(
        "blank_stock",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind_id", sa.Integer(), nullable=False),
        sa.Column("paper", sa.String(length=80), nullable=False),
        sa.Column("created_at", extensions.UtcDateTime(), nullable=False),
        _foreign("blank_stock", "kind_id", "award_kind", None),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_blank_stock")),
        sa.UniqueConstraint("kind_id", "paper", name=op.f("uq_blank_stock_kind_id_paper")),
    )
    op.create_index(op.f("ix_blank_stock_kind_id"), "blank_stock", ["kind_id"])
    op.create_table(
        "certificate_reprint",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("certificate_id", sa.Integer(), nullable=False),
        sa.Column("stock_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("printed_by_id", sa.Integer(), nullable=True),
        sa.Column("printed_at", extensions.UtcDateTime(), nullable=False),
        _foreign("certificate_reprint", "certificate_id", "certificate", None),
        _foreign("certificate_reprint", "stock_id", "blank_stock", None),
        _foreign("certificate_reprint", "printed_by_id", "user", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate_reprint")),
    )
    op.create_index(op.f("ix_certificate_reprint_certificate_id"), "certificate_reprint", ["certificate_id"])
    op.create_table(
        "blank_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("stock_id", sa.Integer(), nullable=False),
        sa.Column("movement", sa.String(length=8), nullable=False),
        sa.Column("sheets", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=True),
        sa.Column("reprint_id", sa.Integer(), nullable=True),
        sa.Column("cancels_id", sa.Integer(), nullable=True),
        sa.Column("entered_by_id", sa.Integer(), nullable=True),
        sa.Column("entered_at", extensions.UtcDateTime(), nullable=False),
        sa.CheckConstraint("movement in ('received','printed','spoiled')", name=op.f("ck_blank_entry_movement")),
        sa.CheckConstraint(
            "sheets > 0 or (sheets < 0 and (cancels_id is not null or reprint_id is not null))",
            name=op.f("ck_blank_entry_sheets"),
        ),
        _foreign("blank_entry", "stock_id", "blank_stock", None),
        _foreign("blank_entry", "decision_id", "award_decision", None),
        _foreign("blank_entry", "reprint_id", "certificate_reprint", None),
        _foreign("blank_entry", "cancels_id", "blank_entry", None),
        _foreign("blank_entry", "entered_by_id", "user", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_blank_entry")),
        sa.UniqueConstraint("cancels_id", name=op.f("uq_blank_entry_cancels_id")),
    )
    op.create_index(op.f("ix_blank_entry_stock_id"), "blank_entry", ["stock_id"])
    op.create_index(op.f("ix_blank_entry_decision_id"), "blank_entry", ["decision_id"])


def _foreign(table, column, parent, ondelete):
    name = op.f(f"fk_{table}_{column}_{parent}")
    return sa.ForeignKeyConstraint([column], [f"{parent}.id"], name=name, ondelete=ondelete)
