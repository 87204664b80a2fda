"""The pages of memoranda, by noun."""

from flask_babel import lazy_gettext as _l

from workshop.mou.views import drafting, editing, lists, parties, scans, shown, steps
from workshop.mou.views.blueprint import blueprint
from workshop.web import navigation

__all__ = ["blueprint", "drafting", "editing", "lists", "parties", "scans", "shown", "steps"]
navigation.add_section(_l("Memoranda"), "mou.index", 30, "/mous")
navigation.add_event_tab(_l("Memoranda"), "mou.event_index", 50, also=("matching",))
