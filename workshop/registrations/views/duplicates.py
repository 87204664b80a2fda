"""Registrations that may be one person: the list, two side by side, one out of two, told apart."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workshop.accounts.access import current_user, requires
from workshop.accounts.permissions import Permission, may
from workshop.errors import NotFound, WorkshopError
from workshop.events.queries import event_by_slug, kind_labels
from workshop.questions.queries import questions_of
from workshop.registrations import queries, services
from workshop.registrations.duplicates import judge, person, words
from workshop.registrations.duplicates import queries as duplicates
from workshop.registrations.views.blueprint import blueprint
from workshop.vietnamese.phones import format_phone
from workshop.web import language
from workshop.web.errors import words as refusal_words
from workshop.web.pagination import Page

EDIT = requires(Permission.REGISTRATIONS_PEOPLE_EDIT)
PER_PAGE = 25


@blueprint.get("/duplicates")
@EDIT
def duplicates_index(slug):
    """The pairs, the strongest first; those that only share a phone apart."""
    event = event_by_slug(slug)
    found = duplicates.pairs(event)
    strength = request.args.get("strength", "")
    asked = [pair for pair in found if strength in ("", pair.strength)]
    number = min(max(1, request.args.get("page", 1, type=int)), max(1, -(-len(asked) // PER_PAGE)))
    items = asked[(number - 1) * PER_PAGE : number * PER_PAGE]
    return render_template(
        "registrations/duplicates/index.html", event=event, page=Page(items, number, PER_PAGE, len(asked)),
        people=duplicates.people_of(items), words=words, strength=strength, total=len(found),
        merges=_shown_merges(event), labels=kind_labels(event, language.current()),
    )  # fmt: skip


@blueprint.get("/duplicates/<int:registration_id>/<int:other_id>")
@EDIT
def duplicate(slug, registration_id, other_id):
    """Two side by side, with what differs marked; the one on the left stays."""
    event = event_by_slug(slug)
    kept, dropped = _two(event, registration_id, other_id)
    labels = kind_labels(event, language.current())
    sees = may(current_user(), Permission.REGISTRATIONS_CONTACTS_READ, event.id)
    questions = questions_of(event)
    rows = words.rows(
        kept, dropped, lambda registration, name: _shown(registration, name, labels), _question_labels(questions), sees,
        questions,
    )  # fmt: skip
    return render_template(
        "registrations/duplicates/show.html", event=event, kept=kept, dropped=dropped, rows=rows, words=words,
        pair=judge(person(kept), person(dropped)), position=_position(event, kept, dropped),
    )  # fmt: skip


@blueprint.post("/duplicates/<int:registration_id>/<int:other_id>/merge")
@EDIT
def merge(slug, registration_id, other_id):
    """One out of two, field by field as chosen."""
    event = event_by_slug(slug)
    kept, dropped = _two(event, registration_id, other_id)
    choices = {name: value for name, value in request.form.items() if value in ("dropped", "both")}
    if not may(current_user(), Permission.REGISTRATIONS_CONTACTS_READ, event.id):
        choices = {name: value for name, value in choices.items() if name not in words.CONTACTS}
    versions = (request.form.get("version", 0, type=int), request.form.get("other_version", 0, type=int))
    try:
        services.merge_registrations(kept, dropped, choices, versions)
    except WorkshopError as error:
        flash(refusal_words(error), "error")
        here = {"slug": slug, "registration_id": registration_id, "other_id": other_id}
        return redirect(url_for("registrations.duplicate", **here), 303)
    flash(_("%(name)s is one registration now. You can undo this below.", name=kept.full_name), "success")
    return redirect(url_for("registrations.duplicates_index", slug=slug), 303)


@blueprint.post("/duplicates/<int:registration_id>/<int:other_id>/distinction")
@EDIT
def tell_apart(slug, registration_id, other_id):
    """Never show these two again; the next pair follows."""
    event = event_by_slug(slug)
    services.tell_apart(*_two(event, registration_id, other_id))
    flash(_("They are two people. This pair will not be shown again."), "success")
    return redirect(url_for("registrations.duplicates_index", slug=slug), 303)


@blueprint.post("/merges/<int:merge_id>/undo")
@EDIT
def undo_merge(slug, merge_id):
    """Take a merge back."""
    try:
        services.part_registrations(duplicates.merge_at(event_by_slug(slug), merge_id))
    except WorkshopError as error:
        flash(refusal_words(error), "error")
    else:
        flash(_("The merge was undone. Both registrations are as they were."), "success")
    return redirect(url_for("registrations.duplicates_index", slug=slug), 303)


def _two(event, registration_id, other_id):
    if registration_id == other_id:
        raise NotFound
    return tuple(queries.registration_at(event, each) for each in (registration_id, other_id))


def _shown(registration, name, labels):
    if name == "titles":
        return "\n".join(title.title for title in registration.titles)
    value = getattr(registration, name) or ""
    if name == "phone":
        return format_phone(value)
    return labels.get(value, value) if name == "kind" else value


def _question_labels(questions):
    is_english = language.current() == "en"
    return {each.id: (is_english and getattr(each, "label_en", "")) or each.label for each in questions}


def _position(event, kept, dropped):
    """(which of the pairs this is, the next pair) for going through them one by one."""
    found = duplicates.pairs(event)
    key = tuple(sorted((kept.id, dropped.id)))
    places = [place for place, pair in enumerate(found) if (pair.first, pair.second) == key]
    following = found[places[0] + 1] if places and places[0] + 1 < len(found) else None
    return {"number": places[0] + 1 if places else None, "total": len(found), "next": following}


def _shown_merges(event):
    return [(merge, queries.registration(merge.kept_id)) for merge in duplicates.merges(event)]
