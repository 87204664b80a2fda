"""Let a printer take a blank that lies a quarter turned in its tray."""

from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade():
    """Let a printer take a blank that lies a quarter turned in its tray."""
    with op.batch_alter_table("printer_profile") as batch_op:
        name = batch_op.f("ck_printer_profile_feed")
        batch_op.drop_constraint(name, type_="check")
        batch_op.create_check_constraint(name, "feed in (0,90,180,270)")
