"""The pages of messages: outbox, writing to many, Zalo, texts, and the mail settings."""

from flask_babel import lazy_gettext as _l

from workshop.messages.views import mailings, outbox, person, settings, templates, zalo  # noqa: F401 (they add routes)
from workshop.messages.views.blueprint import blueprint as office
from workshop.web import navigation

blueprints = [office, settings.blueprint]
navigation.add_event_tab(_l("Messages"), "messages.index", 35)
navigation.add_admin_card(_l("E-mail"), "mail.index", 60, icon="mail",
                          text=_l("Which mail server sends, and a trial to yourself"))  # fmt: skip
