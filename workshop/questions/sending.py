"""Files that come with a form: taken before the form is checked, so that a refusal elsewhere loses none."""

from flask import request

from workshop.edges.uploads import accept_scan
from workshop.errors import WorkshopError
from workshop.questions import queries, services
from workshop.questions.fields import name_of
from workshop.web.errors import words


def take_files(form, questions, *, holder=None, registration_id=None, kind=None):
    """Keep what was sent, drop what was ticked to be removed, and let each field know what it has."""
    owner = {"holder": holder, "registration_id": registration_id}
    for question in _asked(form, questions, kind):
        field = form[name_of(question)]
        if request.form.get(f"{field.name}_removed"):
            services.drop_file(question, **owner)
        sent = field.data
        if sent and sent.filename:
            name = sent.filename.replace("\\", "/").rpartition("/")[2]  # some browsers send the whole path
            try:
                services.hold_file(question, accept_scan(sent.read(), name), name, **owner)
            except WorkshopError as error:
                field.process_errors.append(words(error))
    show_files(form, questions, **owner)


def show_files(form, questions, *, holder=None, registration_id=None):
    """Let each file field of ``form`` know what was sent before."""
    kept = queries.files_of(holder=holder, registration_id=registration_id) if holder or registration_id else {}
    for question in _asked(form, questions, None):
        form[name_of(question)].kept = kept.get(question.id)


def brings_files():
    """Whether the request carries a file."""
    return any(file.filename for file in request.files.values())


def _asked(form, questions, kind):
    return [
        question
        for question in questions
        if question.kind == "file" and name_of(question) in form and queries.is_asked(question, kind)
    ]
