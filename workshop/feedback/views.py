"""Pages of the feedback: given without an account, read by the organisers."""

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import lazy_gettext as _l

from workshop.accounts.access import public, requires
from workshop.accounts.permissions import Permission
from workshop.errors import WorkshopError
from workshop.events.queries import event_by_slug, lively_event, public_event
from workshop.extensions import utc_now
from workshop.feedback import queries, services
from workshop.feedback.forms import RATING_WORDS, FeedbackForm
from workshop.questions.fields import answers_of, fields_of, label_of, with_questions
from workshop.questions.queries import form_questions, questions_of
from workshop.web import navigation
from workshop.web.language import current as language
from workshop.web.pagination import paginate
from workshop.web.public_forms import count_submission

blueprint = Blueprint("feedback", __name__)
navigation.add_event_tab(_l("Feedback"), "feedback.index", 80)


@blueprint.route("/e/<slug>/feedback", methods=["GET", "POST"])
@public
def create(slug):
    """What a delegate thinks of the workshop, without a name."""
    event = lively_event(slug)
    questions = form_questions(event, "feedback")
    form = with_questions(FeedbackForm, questions, language())()
    if form.validate_on_submit():
        try:
            count_submission("feedback")
            services.give_feedback(
                event, form.rating.data, comment=form.comment.data, answers=answers_of(form, questions)
            )
        except WorkshopError as error:
            form.refuse(error)
        else:
            return redirect(url_for("feedback.thanks", slug=slug), 303)
    page = render_template(
        "feedback/create.html", event=event, form=form, own=fields_of(form, questions),
        is_open=event.starts_at <= utc_now(),
    )  # fmt: skip
    return page, 422 if form.errors else 200


@blueprint.get("/e/<slug>/feedback/thanks")
@public
def thanks(slug):
    """Thanks."""
    return render_template("feedback/thanks.html", event=public_event(slug))


@blueprint.get("/events/<slug>/feedback")
@requires(Permission.FEEDBACK_ANSWERS_READ)
def index(slug):
    """The average, the distribution, the answers to the organisers' own questions, the comments."""
    event = event_by_slug(slug)
    own = queries.answers_by_question(event, questions_of(event, "feedback"))
    return render_template(
        "feedback/index.html", event=event, summary=queries.summary(event), words=RATING_WORDS,
        own=[(question, label_of(question, language()), rows) for question, rows in own],
        page=paginate(queries.comments(event)), as_of=utc_now(),
    )  # fmt: skip
