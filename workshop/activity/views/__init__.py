"""Pages of what is running and what was done."""

from flask_babel import lazy_gettext as _l

from workshop.activity.views import audit_log, jobs
from workshop.web import navigation

__all__ = ["audit_log", "blueprint"]  # the log adds its page to the blueprint of the jobs

blueprint = jobs.blueprint
navigation.add_admin_card(_l("Who did what"), "activity.audit_log", 70, icon="history",
                          text=_l("Every act on record, sealed so that a later change shows."))  # fmt: skip
navigation.add_admin_card(_l("Background work"), "activity.jobs", 80, icon="refresh-cw",
                          text=_l("Prints, imports and mail under way, and what failed."))  # fmt: skip
