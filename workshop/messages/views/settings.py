"""Which mail server sends, and a trial mail to oneself."""

import uuid

from flask import Blueprint, current_app, render_template
from flask_babel import gettext as _

from workshop.accounts.access import current_user, requires
from workshop.accounts.permissions import Permission
from workshop.edges import mail
from workshop.messages.forms import TestMailForm
from workshop.messages.words import REASONS
from workshop.web import limits
from workshop.web.errors import words as error_words

blueprint = Blueprint("mail", __name__, url_prefix="/admin/mail")
MANAGE = requires(Permission.ADMIN_ACCOUNTS_MANAGE)
TRIALS, A_MINUTE = 5, 60


@blueprint.get("")
@MANAGE
def index():
    """What the settings say; never the password."""
    server, problem = _server()
    form = TestMailForm()
    form.to.data = current_user().email or ""
    return render_template("messages/settings.html", server=server, problem=problem, form=form, result=None)


@blueprint.post("/trial")
@MANAGE
def trial():
    """Send a mail at once and say what the mail server answered."""
    server, problem = _server()
    form, result = TestMailForm(), None
    if server is not None and form.validate_on_submit():
        limits.hit_below(f"mail-trial:{current_user().id}", TRIALS, A_MINUTE)
        result = _try(form.to.data)
    page = render_template("messages/settings.html", server=server, problem=problem, form=form, result=result)
    return page, 422 if form.errors else 200


def _server():
    try:
        return mail.server_of(current_app.config), None
    except mail.MailUrlWrong as error:
        return None, error_words(error)


def _try(address):
    """(arrived at the server, sentence)."""
    text = _("This mail shows that the workshop product can send e-mail. Nothing needs to be done.")
    letter = mail.Letter(
        to=address, subject=_("A trial mail"), text=text, message_id=f"<{uuid.uuid4().hex}@trial.invalid>"
    )
    try:
        with mail.mailer().connection() as connection:
            connection.send(letter)
    except mail.MailFailure as failure:
        return False, " ".join(filter(None, (_(REASONS[failure.reason]), failure.reply)))
    return True, _("The mail server took the mail. Look into the mailbox, also among the junk.")
