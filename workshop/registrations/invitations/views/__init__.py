"""The pages of invitations: the office's, and the reply page of a unit."""

from workshop.registrations.invitations.views import (  # noqa: F401 (they add routes)
    letter,
    lists,
    mailing,
    many,
    printing,
    records,
    reminding,
    reply,
    reply_answers,
    reply_people,
)
from workshop.registrations.invitations.views.blueprint import blueprint as office

blueprints = [office, *reply.blueprints]
