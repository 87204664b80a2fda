"""What the organizer asks of each delegate, answered by the unit's link; answers given before are not shown here."""

from flask import flash, render_template, request
from flask_babel import gettext as _

from workshop.errors import WorkshopError
from workshop.questions import sending
from workshop.questions.fields import answers_of, with_questions
from workshop.registrations import answering
from workshop.registrations.delegations import queries, services
from workshop.registrations.invitations.views.reply import found_at, here, is_closed, route
from workshop.web import language
from workshop.web.forms import BaseForm, VersionField


class AnswersForm(BaseForm):
    """The organizer's questions alone."""

    version = VersionField()


@route("/people/<int:registration_id>/answers", ["GET", "POST"])
def answer(token, registration_id):
    """Answer for one of the people what is still open, then for the next."""
    found = found_at(token)
    person = queries.person_of(found, registration_id)
    asked = answering.open_questions(person, by_unit=True)
    if not asked or is_closed(found.event) or person.status == "cancelled":
        return here("show", token)
    form = with_questions(AnswersForm, asked, language.current(), person.kind)(data={"version": person.version})
    if request.method == "POST":
        sending.take_files(form, asked, registration_id=person.id, kind=person.kind)
    if form.validate_on_submit():
        try:
            answers = answers_of(form, asked, person.kind, person.answers)
            services.edit_person(found, person.id, version=form.version.data or 0, answers=answers)
        except WorkshopError as error:
            form.refuse(error)
        else:
            flash(_("The answers for %(name)s were kept.", name=person.full_name), "success")
            return _next(found, token)
    sending.show_files(form, asked, registration_id=person.id)
    page = render_template(
        "registrations/delegations/answers.html", delegation=found, event=found.event, token=token, form=form,
        registration=person, questions=asked,
    )  # fmt: skip
    return page, 422 if form.errors else 200


def _next(delegation, token):
    """To the next person of whom something required is open, or back to the unit's page."""
    lacking = (each for each in queries.people_of(delegation) if answering.lacks_answers(each, by_unit=True))
    following = next(lacking, None)
    return here("answer", token, registration_id=following.id) if following else here("show", token)
