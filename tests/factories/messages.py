"""Workshops that still lie ahead, and their messages, for tests."""

import datetime as dt

from tests.factories import events
from workshop.edges import mail
from workshop.extensions import db, utc_now
from workshop.messages.models import Message


def coming_event(**values):
    """A published workshop in three days."""
    starts_at = values.pop("starts_at", utc_now() + dt.timedelta(days=3))
    defaults = {
        "title": "Hội thảo sản phẩm OCOP", "starts_at": starts_at, "ends_at": starts_at + dt.timedelta(hours=4),
        "contact_name": "Bà Lê Thị Hòa", "contact_phone": "0912000000",
    }  # fmt: skip
    return events.event(**{**defaults, **values})


def mail_to(app, url=None, **settings):
    """Let ``app`` send through the server at ``url``, or through a MemoryMailer, which is returned."""
    app.extensions.pop("workshop_mailer", None)
    if url is None:
        made = mail.MemoryMailer()
        mail.use(app, made)
        return made
    app.config.update({"WORKSHOP_MAIL_URL": url, "WORKSHOP_MAIL_FROM": "hoithao@vinhlong.example", **settings})
    return mail.mailer()


def messages(**filters):
    """The rows of the outbox, oldest first, read anew."""
    db.session.rollback()
    db.session.expire_all()
    return list(db.session.scalars(db.select(Message).filter_by(**filters).order_by(Message.id)))
