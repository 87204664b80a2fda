"""Let the public form ask more, and hold places by kind of delegate."""

revision = "0003"
down_revision = "0002"


def upgrade():
    """Let the public form ask more, and hold places by kind of delegate."""
