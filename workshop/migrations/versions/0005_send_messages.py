"""Keep an outbox, and the words that messages are made of."""

revision = "0005"
down_revision = "0004"


def upgrade():
    """Keep an outbox, and the words that messages are made of."""
