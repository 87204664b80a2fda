"""Give delegates a seat or zone for badges, name plates and lists."""

revision = "0006"
down_revision = "0005"


def upgrade():
    """Give delegates a seat or zone for badges, name plates and lists."""
