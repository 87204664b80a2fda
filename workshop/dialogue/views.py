"""Pages of the dialogue: delegates ask from their phones, the chair's office chooses, shows and answers."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from workshop.accounts.access import public, requires
from workshop.accounts.permissions import Permission
from workshop.dialogue import queries, services
from workshop.dialogue.exports import questions_xlsx
from workshop.dialogue.forms import AnswerForm, AskForm, AssignForm
from workshop.dialogue.models import STATUSES
from workshop.dialogue.words import STATUS_WORDS
from workshop.errors import WorkshopError
from workshop.events.queries import event_by_slug, lively_event, public_event
from workshop.extensions import db
from workshop.paper.views.sending import bytes_response
from workshop.web import navigation
from workshop.web.errors import words
from workshop.web.pagination import paginate
from workshop.web.public_forms import count_submission

blueprint = Blueprint("dialogue", __name__)
navigation.add_event_tab(_l("Dialogue"), "dialogue.index", 70, also=("projector",))
MODERATE = requires(Permission.DIALOGUE_QUESTIONS_MODERATE)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOVES = {
    "chosen": (services.choose_question, _l("The question was chosen.")),
    "on_screen": (services.put_on_screen, _l("The question is on the hall's screen.")),
    "hidden": (services.hide_question, _l("The question was hidden. It can be brought back.")),
}


@blueprint.route("/e/<slug>/ask", methods=["GET", "POST"])
@public
def ask(slug):
    """A question to the dialogue, without an account."""
    event = lively_event(slug)
    form = AskForm()
    form.offer(queries.people_to_ask(event))
    if form.validate_on_submit():
        try:
            count_submission("ask")
            services.ask(
                event,
                **{name: form[name].data for name in ("text", "asked_by", "organization", "addressed_to")},
            )
        except WorkshopError as error:
            form.refuse(error)
        else:
            return redirect(url_for("dialogue.asked", slug=slug), 303)
    return render_template("dialogue/ask.html", event=event, form=form), 422 if form.errors else 200


@blueprint.get("/e/<slug>/ask/thanks")
@public
def asked(slug):
    """Thanks, and the way to another question."""
    return render_template("dialogue/asked.html", event=public_event(slug))


@blueprint.get("/events/<slug>/dialogue")
@MODERATE
def index(slug):
    """The questions by state."""
    event = event_by_slug(slug)
    status = request.args.get("status")
    status = status if status in STATUSES else None
    return render_template(
        "dialogue/index.html", event=event, page=paginate(queries.questions(event, status)), status=status,
        counts=queries.counts(event), words=STATUS_WORDS,
    )  # fmt: skip


@blueprint.get("/events/<slug>/dialogue.xlsx")
@MODERATE
def export(slug):
    """Every question with its answer as a table."""
    event = event_by_slug(slug)
    rows = db.session.scalars(queries.questions(event))
    return bytes_response(questions_xlsx(rows), XLSX, f"doi-thoai-{event.slug}.xlsx")


@blueprint.post("/events/<slug>/dialogue/<int:question_id>/status")
@MODERATE
def change_status(slug, question_id):
    """Choose, show or hide a question; ``to`` says which."""
    verb, said = MOVES.get(request.form.get("to"), MOVES["chosen"])
    verb(queries.question_at(event_by_slug(slug), question_id))
    flash(said, "success")
    return _back(slug)


@blueprint.post("/events/<slug>/dialogue/<int:question_id>/undo")
@MODERATE
def undo(slug, question_id):
    """Take the last move of a question back."""
    try:
        services.undo_change(queries.question_at(event_by_slug(slug), question_id))
    except WorkshopError as error:
        flash(words(error), "error")
    else:
        flash(_("The last change was undone."), "success")
    return _back(slug)


@blueprint.route("/events/<slug>/dialogue/<int:question_id>", methods=["GET", "POST"])
@MODERATE
def answer(slug, question_id):
    """One question: what was answered and by whom."""
    event, question, form, assign_form = _open(slug, question_id, AnswerForm)
    if form.validate_on_submit():
        try:
            services.answer_question(
                question,
                form.version.data or 0,
                answer=form.answer.data,
                answered_by=form.answered_by.data,
            )
        except WorkshopError as error:
            form.refuse(error)
        else:
            flash(_("The answer was kept."), "success")
            return _back(slug)
    return _page(event, question, form, assign_form), 422 if form.errors else 200


@blueprint.post("/events/<slug>/dialogue/<int:question_id>/assignment")
@MODERATE
def assign(slug, question_id):
    """Give a question to a speaker and put it into a group of problems."""
    event, question, form, assign_form = _open(slug, question_id, AssignForm)
    if assign_form.validate_on_submit():
        try:
            services.assign_question(
                question, assign_form.version.data or 0,
                assigned_to=assign_form.assigned_to.data, topic=assign_form.topic.data,
            )  # fmt: skip
        except WorkshopError as error:
            assign_form.refuse(error)
        else:
            flash(_("The question was assigned."), "success")
            return redirect(url_for("dialogue.answer", slug=slug, question_id=question_id), 303)
    return _page(event, question, form, assign_form), 422 if assign_form.errors else 200


def _open(slug, question_id, sent):
    """The question with both its forms; only the one that was ``sent`` reads the request."""
    event = event_by_slug(slug)
    question = queries.question_at(event, question_id)
    form, assign_form = (
        kind(obj=question) if kind is sent else kind(formdata=None, obj=question)
        for kind in (AnswerForm, AssignForm)
    )
    if request.method == "GET" and not form.answered_by.data:
        form.answered_by.data = question.assigned_to or question.addressed_to
    return event, question, form, assign_form


def _page(event, question, form, assign_form):
    return render_template(
        "dialogue/answer.html", event=event, question=question, form=form, assign_form=assign_form, words=STATUS_WORDS,
        people=queries.people_to_ask(event), topics=[name for name, _number in queries.topics(event) if name],
    )  # fmt: skip


def _back(slug):
    status = request.form.get("status") or None
    return redirect(url_for("dialogue.index", slug=slug, status=status), 303)
