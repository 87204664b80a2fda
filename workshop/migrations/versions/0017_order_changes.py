"""Let the index of changes hold the id too, so that a desk's page of a long list is read in its order."""

from alembic import op

revision = "0017"
down_revision = "0016"
NAME, TABLE = "ix_registration_event_change", "registration"


def upgrade():
    """Let the index of changes hold the id too."""
    op.drop_index(NAME, TABLE)
    op.create_index(NAME, TABLE, ["event_id", "change_number", "id"])
