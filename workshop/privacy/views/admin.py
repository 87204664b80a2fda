"""What holds for every workshop: deadlines of requests, default words."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.errors import Invalid, NotFound
from workshop.extensions import db
from workshop.privacy import deadlines, queries, services, words
from workshop.privacy.forms import DeadlineForm
from workshop.privacy.models import RequestDeadline
from workshop.privacy.views.texts import edit_words
from workshop.registrations import wordings

blueprint = Blueprint("privacy_admin", __name__, url_prefix="/admin/privacy")
MANAGE = requires(Permission.ADMIN_PRIVACY_MANAGE)


@blueprint.route("", methods=["GET", "POST"])
@MANAGE
def index():
    """The deadlines, dated, and a form for others from a day on."""
    form = DeadlineForm(data={"answer_working_days": 2, "done_days": 15, "extension_days": 15})
    if form.validate_on_submit():
        fields = {name: field.data for name, field in form._fields.items() if name != "csrf_token"}
        try:
            services.add_deadline(**fields)
        except Invalid as error:
            form.refuse(error)
        else:
            flash(_("The deadline holds for requests from that day on."), "success")
            return redirect(url_for("privacy_admin.index"), 303)
    rows = sorted([*deadlines.shipped().values(), *queries.deadlines()], key=lambda row: (row.kind, row.valid_from))
    texts = [(topic, words.topic_label(topic)) for topic in words.topics()]
    page = render_template("privacy/admin.html", form=form, rows=rows, words=words, texts=texts)
    return page, 422 if form.errors else 200


@blueprint.post("/deadlines/<int:deadline_id>/removal")
@MANAGE
def remove(deadline_id):
    """Take a deadline away again."""
    found = db.session.get(RequestDeadline, deadline_id)
    if found is None:
        raise NotFound
    services.remove_deadline(found)
    flash(_("The deadline was removed; the one before it holds again."), "success")
    return redirect(url_for("privacy_admin.index"), 303)


@blueprint.route("/texts/<topic>/<code>", methods=["GET", "POST"])
@MANAGE
def edit_text(topic, code):
    """The default words, for workshops that have none of their own."""
    present = wordings.words_of(None, topic, code)
    return edit_words(None, topic, code, present, url_for("privacy_admin.index"), "layouts/staff.html")
