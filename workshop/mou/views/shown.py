"""One memorandum: its page and its files."""

from flask import render_template
from flask_babel import gettext

from workshop.accounts.access import current_user
from workshop.accounts.permissions import ROLE_NAMES, Permission, who_may
from workshop.ceremony.queries import turn_of
from workshop.mou import documents, queries
from workshop.mou.models import EDITABLE
from workshop.mou.views.blueprint import LINE_WORDS, blueprint, reads
from workshop.paper.views.sending import bytes_response, stored_response

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@blueprint.get("/mous/<int:memorandum_id>")
@reads
def show(memorandum_id):
    """Everything that is known of one memorandum, and what can be done now."""
    memorandum = queries.memorandum(memorandum_id)
    problems = queries.readiness(memorandum) if memorandum.status in ("draft", "agreed") else []
    return render_template(
        "mou/show.html", memorandum=memorandum, problems=problems, gaps=_gaps(memorandum),
        articles=documents.articles_shown(memorandum),
        history=queries.history(memorandum), people=queries.people_behind(memorandum),
        replaces=memorandum.replaces_id, event=memorandum.event, turn=_turn(memorandum),
        confirmers=_confirmers(memorandum), is_first=current_user().id in memorandum.first_people,
    )  # fmt: skip


def _gaps(memorandum):
    """(name of a product, words of what its line lacks) while the annex can still be filled in."""
    if memorandum.status not in EDITABLE:
        return []
    return [(line.name, ", ".join(str(LINE_WORDS[name]) for name in missing))
            for line, missing in queries.gaps(memorandum)]  # fmt: skip


def _confirmers(memorandum):
    """(name, roles in words) of everybody who may compare scan and text, while somebody has to."""
    if memorandum.status not in ("ready", "signed") or memorandum.is_confirmed:
        return []
    able = who_may(Permission.MOUS_MEMORANDA_CONFIRM, memorandum.event_id)
    return [(user.full_name, ", ".join(gettext(ROLE_NAMES[role]) for role in roles))
            for user, roles in able if user.id not in memorandum.first_people]  # fmt: skip


def _turn(memorandum):
    return turn_of(memorandum.event, "signing", memorandum.id) if memorandum.event else None


@blueprint.get("/mous/<int:memorandum_id>.pdf")
@reads
def pdf(memorandum_id):
    """The issued text as it was kept, or the draft drawn now."""
    memorandum = queries.memorandum(memorandum_id)
    name = documents.file_name(memorandum, "pdf")
    if issued := memorandum.issued_text:
        return stored_response(issued.file, name)
    return bytes_response(documents.draft_pdf(memorandum), "application/pdf", name)


@blueprint.get("/mous/<int:memorandum_id>.docx")
@reads
def docx(memorandum_id):
    """The text for a party that edits it in its own office."""
    memorandum = queries.memorandum(memorandum_id)
    return bytes_response(documents.memorandum_docx(memorandum), DOCX, documents.file_name(memorandum, "docx"))


@blueprint.get("/mous/<int:memorandum_id>/files/<int:artefact_id>")
@reads
def artefact(memorandum_id, artefact_id):
    """A file of a memorandum: an issued text or a scan."""
    found = queries.artefact(memorandum_id, artefact_id)
    return stored_response(found.file, found.file.filename)
