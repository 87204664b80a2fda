"""Keep what a list was understood to mean, and why a sensitive column was read."""

revision = "0002"
down_revision = "0001"


def upgrade():
    """Keep what a list was understood to mean, and why a sensitive column was read."""
