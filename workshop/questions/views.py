"""Pages for the organizer's own questions on the registration form."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.errors import Invalid
from workshop.events.queries import event_by_slug
from workshop.questions import queries, services
from workshop.questions.forms import KINDS, QuestionForm

blueprint = Blueprint("questions", __name__, url_prefix="/events/<slug>/questions")
EDIT = requires(Permission.EVENTS_EVENT_EDIT)


@blueprint.get("")
@EDIT
def index(slug):
    """The questions in their order."""
    event = event_by_slug(slug)
    return render_template(
        "questions/index.html", event=event, questions=queries.questions_of(event), kinds=KINDS
    )


@blueprint.route("/new", methods=["GET", "POST"])
@EDIT
def create(slug):
    """Write a question."""
    event = event_by_slug(slug)
    form = QuestionForm()
    if form.validate_on_submit():
        try:
            services.add_question(event, **form.fields())
        except Invalid as error:
            form.refuse(error)
        else:
            flash(_("The question stands on the registration form."), "success")
            return redirect(url_for("questions.index", slug=slug), 303)
    return render_template("questions/create.html", event=event, form=form), 422 if form.errors else 200


@blueprint.route("/<int:question_id>/edit", methods=["GET", "POST"])
@EDIT
def edit(slug, question_id):
    """Change a question."""
    event = event_by_slug(slug)
    question = queries.question_at(event, question_id)
    form = QuestionForm(obj=question, data={"choices_text": "\n".join(question.choices)})
    if form.validate_on_submit():
        try:
            services.edit_question(question, **form.fields())
        except Invalid as error:
            form.refuse(error)
        else:
            flash(_("The question was changed."), "success")
            return redirect(url_for("questions.index", slug=slug), 303)
    page = render_template("questions/edit.html", event=event, question=question, form=form)
    return page, 422 if form.errors else 200


@blueprint.post("/<int:question_id>/place")
@EDIT
def move(slug, question_id):
    """Move a question up or down."""
    event = event_by_slug(slug)
    by = -1 if request.form.get("to") == "up" else 1
    services.move_question(event, queries.question_at(event, question_id), by)
    return redirect(url_for("questions.index", slug=slug), 303)


@blueprint.post("/<int:question_id>/removal")
@EDIT
def remove(slug, question_id):
    """Take a question off the form."""
    services.remove_question(queries.question_at(event_by_slug(slug), question_id))
    flash(_("The question was removed. Answers given so far stay with the delegates."), "success")
    return redirect(url_for("questions.index", slug=slug), 303)
