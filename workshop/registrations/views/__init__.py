"""The pages of registration: the office's, the public form, the personal link."""

from flask_babel import lazy_gettext as _l

from workshop.registrations.delegations import views as delegations
from workshop.registrations.invitations import views as invitations
from workshop.registrations.views import (  # noqa: F401 (they add routes)
    duplicates,
    exports,
    lists,
    mine,
    order,
    papers,
    records,
    roster,
    signup,
)
from workshop.registrations.views.blueprint import blueprint as office
from workshop.web import navigation

blueprints = [office, signup.blueprint, mine.blueprint, *delegations.blueprints, *invitations.blueprints]
navigation.add_event_tab(_l("Delegates"), "registrations.index", 30, also=("invitations", "imports"))
