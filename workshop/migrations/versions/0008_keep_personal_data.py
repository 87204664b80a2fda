"""Keep consents with their words, requests with their clock, and what was made anonymous."""

revision = "0008"
down_revision = "0007"


def upgrade():
    """Keep consents with their words, requests with their clock, and what was made anonymous."""
