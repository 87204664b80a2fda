"""Keep the pattern that certificates were issued with, who only shares a name, and which kept copies are previews."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade():
    """Keep the pattern that certificates were issued with, who only shares a name, and which copies are previews."""
    with op.batch_alter_table("award_decision") as batch_op:
        batch_op.add_column(sa.Column("is_pattern_kept", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("pattern_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_award_decision_pattern_id_certificate_pattern"), "certificate_pattern", ["pattern_id"],
            ["id"],
        )  # fmt: skip
    with op.batch_alter_table("award") as batch_op:
        batch_op.add_column(sa.Column("is_namesake", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.drop_constraint(batch_op.f("uq_award_decision_id_printed_name"), type_="unique")
        batch_op.create_unique_constraint(
            batch_op.f("uq_award_decision_id_printed_name_printed_address"),
            ["decision_id", "printed_name", "printed_address"],
        )
    with op.batch_alter_table("certificate") as batch_op:
        batch_op.add_column(sa.Column("is_marked", sa.Boolean(), server_default=sa.false(), nullable=False))
    _keep_patterns(op.get_bind())


def _keep_patterns(connection):
    """A decision that was issued keeps the version that was there, and in force on its date, when it was."""
    decision, pattern = _table("award_decision"), _table("certificate_pattern")
    award, certificate = _table("award"), _table("certificate")
    first = (
        sa.select(decision.c.id, decision.c.kind_id, decision.c.decided_on, sa.func.min(certificate.c.issued_at))
        .select_from(decision.outerjoin(award, award.c.decision_id == decision.c.id)
                     .outerjoin(certificate, sa.and_(certificate.c.award_id == award.c.id,
                                                     certificate.c.issue.is_not(None))))
        .where(decision.c.status == "issued")
        .group_by(decision.c.id, decision.c.kind_id, decision.c.decided_on)
    )  # fmt: skip
    for decision_id, kind_id, day, issued_at in connection.execute(first).all():
        version = sa.select(pattern.c.id).where(pattern.c.kind_id == kind_id, pattern.c.valid_from <= day)
        if issued_at is not None:
            version = version.where(pattern.c.created_at <= issued_at)
        kept = connection.scalar(version.order_by(pattern.c.valid_from.desc()).limit(1))
        connection.execute(
            decision.update().where(decision.c.id == decision_id).values(is_pattern_kept=True, pattern_id=kept)
        )


def _table(name):
    columns = {
        "award_decision": ("id", "kind_id", "decided_on", "status", "is_pattern_kept", "pattern_id"),
        "certificate_pattern": ("id", "kind_id", "valid_from", "created_at"),
        "award": ("id", "decision_id"),
        "certificate": ("award_id", "issue", "issued_at"),
    }
    return sa.table(name, *(sa.column(each) for each in columns[name]))
