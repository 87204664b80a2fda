"""E-mail: one message in, one named outcome out; addresses, texts and passwords never reach a log.

``mailer()`` is the way out that the settings name, or None while mail is off. A mailer opens a
connection for many messages: ``with mailer().connection() as connection: connection.send(letter)``.
"""

from flask import current_app

from workshop.edges.mail.letter import Attachment, Letter, Picture, as_email
from workshop.edges.mail.memory import MemoryMailer
from workshop.edges.mail.refusals import MailFailure, NobodyKnows, Postponed, Refused
from workshop.edges.mail.settings import MailServer, MailUrlWrong, server_of
from workshop.edges.mail.smtp import SmtpMailer

__all__ = [
    "Attachment", "Letter", "MailFailure", "MailServer", "MailUrlWrong", "MemoryMailer", "NobodyKnows", "Picture",
    "Postponed", "Refused", "SmtpMailer", "as_email", "is_on", "mailer", "server_of", "use",
]  # fmt: skip
PLACE = "workshop_mailer"


def mailer():
    """The mailer of this application, or None while no mail server is set.

    :raises MailUrlWrong: if WORKSHOP_MAIL_URL cannot be read.
    """
    if PLACE not in current_app.extensions:
        server = server_of(current_app.config)
        current_app.extensions[PLACE] = SmtpMailer(server) if server else None
    return current_app.extensions[PLACE]


def is_on():
    """Whether mail to guests can leave; the settings page says why it cannot.

    A setting that cannot be read counts as off, and so does an address that opens on this machine alone:
    every link in the mail would be dead.
    """
    if current_app.config["WORKSHOP_IS_PREVIEW"]:
        return False
    try:
        return mailer() is not None
    except MailUrlWrong:
        return False


def use(app, made):
    """Let ``app`` send through ``made``; tests give it the fake."""
    app.extensions[PLACE] = made
