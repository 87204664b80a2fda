"""Find people by words in any order, and remember which pairs are not one person."""

revision = "0007"
down_revision = "0006"


def upgrade():
    """Find people by words in any order, and remember which pairs are not one person."""
