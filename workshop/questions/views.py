"""Pages on which an organizer builds the registration form."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workshop import hooks
from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.errors import Invalid, StaleVersion
from workshop.events.queries import event_by_slug, kind_labels
from workshop.questions import queries, services
from workshop.questions.forms import (
    KINDS,
    PRESENCE_LABELS,
    STANDARD_LABELS,
    QuestionForm,
    StandardFieldsForm,
)
from workshop.web import language

blueprint = Blueprint("questions", __name__, url_prefix="/events/<slug>/questions")
EDIT = requires(Permission.EVENTS_EVENT_EDIT)


@blueprint.get("")
@EDIT
def index(slug):
    """The form: its standard fields, the own questions in their order, those taken off it."""
    event = event_by_slug(slug)
    standard = [(STANDARD_LABELS[name], PRESENCE_LABELS[p]) for name, p in queries.standard_fields(event).items()]
    return render_template(
        "questions/index.html", event=event, questions=queries.form_questions(event), kinds=KINDS, standard=standard,
        removed=queries.removed_questions(event), answered=_answered(event), labels=_labels(event),
    )  # fmt: skip


@blueprint.route("/fields", methods=["GET", "POST"])
@EDIT
def fields(slug):
    """Which standard fields the form shows."""
    event = event_by_slug(slug)
    form = StandardFieldsForm(data={"version": event.version, **queries.standard_fields(event)})
    if form.validate_on_submit():
        chosen = {name: form[name].data for name in queries.STANDARD}
        try:
            services.set_standard_fields(event, form.version.data or 0, chosen)
        except StaleVersion as error:
            form.refuse(error)
        else:
            flash(_("The fields of the form were changed."), "success")
            return redirect(url_for("questions.index", slug=slug), 303)
    page = render_template("questions/fields.html", event=event, form=form, names=list(queries.STANDARD))
    return page, 422 if form.errors else 200


@blueprint.route("/new", methods=["GET", "POST"])
@EDIT
def create(slug):
    """Write a question."""
    event = event_by_slug(slug)
    form = _form(event)
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
    lines = {"choices_text": "\n".join(question.choices), "choices_en_text": "\n".join(question.choices_en)}
    form = _form(event, obj=question, data=lines)
    if form.validate_on_submit():
        try:
            services.edit_question(question, **form.fields())
        except Invalid as error:
            form.refuse(error)
        else:
            flash(_("The question was changed."), "success")
            return redirect(url_for("questions.index", slug=slug), 303)
    page = render_template(
        "questions/edit.html", event=event, question=question, form=form, answered=_answered(event).get(question.id, 0)
    )
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


@blueprint.post("/<int:question_id>/restoration")
@EDIT
def restore(slug, question_id):
    """Ask a removed question again."""
    event = event_by_slug(slug)
    services.put_back_question(event, queries.question_at(event, question_id))
    flash(_("The question is asked again, at the end of the form."), "success")
    return redirect(url_for("questions.index", slug=slug), 303)


def _form(event, **kwargs):
    form = QuestionForm(**kwargs)
    form.only_kinds.choices = list(_labels(event).items())
    return form


def _labels(event):
    return kind_labels(event, language.current())


def _answered(event):
    """{question id: how many answers}; the people are a room above this one."""
    return hooks.first("answers_given", event.id) or {}
