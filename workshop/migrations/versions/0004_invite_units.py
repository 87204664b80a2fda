"""Invite units with a quota, and let one contact register several people."""

revision = "0004"
down_revision = "0003"


def upgrade():
    """Invite units with a quota, and let one contact register several people."""
