"""${message}"""

import sqlalchemy as sa
from alembic import op

from workshop import extensions
${imports if imports else ""}

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade():
    """${message}"""
    ${upgrades if upgrades else "pass"}
