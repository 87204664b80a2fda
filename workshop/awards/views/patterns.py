"""Patterns: how the certificates of a kind look from a day on, seen while they are set."""

from dataclasses import asdict, replace
from urllib.parse import quote

from flask import Response, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workshop.accounts.access import requires
from workshop.accounts.permissions import Permission
from workshop.awards import queries, services
from workshop.awards.paper import single_pdf
from workshop.awards.paper.blanks import on_blank_pdf
from workshop.awards.paper.example import example_face
from workshop.awards.paper.noticing import crossing, shrunk
from workshop.awards.paper.patterns import PATTERNS, SHEETS
from workshop.awards.printing_forms import (
    LETTERS,
    PLACES,
    ROLE_NAMES,
    SHEET_NAMES,
    SIZES,
    WORDS,
    KindPrintingForm,
    PatternForm,
)
from workshop.awards.refusals import BlankUpright
from workshop.awards.services.printing import SETTABLE, check_fits, checked_values
from workshop.awards.views.routes import blueprint
from workshop.edges.pdf import picture_of
from workshop.edges.uploads import accept_scan, as_picture
from workshop.errors import WorkshopError
from workshop.extensions import utc_now
from workshop.paper.services import read_file
from workshop.vietnamese.dates import local_day
from workshop.web.errors import words
from workshop.web.template_globals import decimal

EDIT = Permission.AWARDS_PATTERNS_EDIT
LINE_NAMES = {**ROLE_NAMES, **PLACES}
LEAN = 0.03  # by how much the proportions of a scan may differ from the paper's


@blueprint.route("/awards/kinds/<int:kind_id>/printing", methods=["GET", "POST"])
@requires(EDIT)
def edit_kind_printing(kind_id):
    """What the blanks of a kind bear, and its emblem."""
    kind = queries.kind_by_id(kind_id)
    form = KindPrintingForm(obj=kind)
    if form.validate_on_submit() and _kind_set(form, kind):
        flash(_("Saved."), "success")
        return redirect(url_for("awards.kinds"), 303)
    return render_template("awards/edit_kind_printing.html", form=form, kind=kind), 422 if form.is_submitted() else 200


@blueprint.route("/awards/kinds/<int:kind_id>/pattern", methods=["GET", "POST"])
@requires(EDIT)
def edit_pattern(kind_id):
    """The sizes and words of a kind's certificates from a day on."""
    kind = queries.kind_by_id(kind_id)
    form = PatternForm(data=None if request.method == "POST" else _present(kind))
    if form.validate_on_submit() and _pattern_saved(form, kind):
        flash(_("The pattern is kept. Decisions dated from that day on are printed by it."), "success")
        return redirect(url_for("awards.kinds"), 303)
    page = render_template(
        "awards/edit_pattern.html", form=form, kind=kind, sizes=list(SIZES), sheets=SHEET_NAMES, letters=list(LETTERS),
        wording=list(WORDS), places=list(PLACES), shipped=asdict(PATTERNS[kind.template]),
    )  # fmt: skip
    return page, 422 if form.is_submitted() else 200


@blueprint.post("/awards/kinds/<int:kind_id>/pattern/picture")
@requires(EDIT)
def pattern_picture(kind_id):
    """The certificate as the form says it now, as a picture; what does not fit is said as text."""
    kind, form = queries.kind_by_id(kind_id), PatternForm()
    sheet = form.sheet.data if form.sheet.data in SHEETS else "a4"
    base = PATTERNS[kind.template].on(sheet)
    form.validate()
    for name in SETTABLE:
        if form[name].errors:
            return _said(f"{form[name].label.text}: {form[name].errors[0]}")
    try:
        values = checked_values(form.values(base))
        emblem = read_file(kind.emblem_file) if kind.emblem_file else b""
        face = example_face(kind, replace(base, **values), emblem)
        check_fits(face)
        drawn = _on_its_blank(kind, face) if kind.blank_file and form.shows_blank.data else single_pdf(face)
        picture = picture_of(drawn, dpi=80 if sheet == "a4" else 58)
    except WorkshopError as error:
        name = getattr(error, "field", "")
        return _said(f"{form[name].label.text}: {words(error)}" if name in SETTABLE else words(error))
    notes = quote("\n".join(_notes(form, face, values)))  # a header holds ASCII only
    return Response(picture, mimetype="image/png", headers={"Pattern-Notes": notes})


def _on_its_blank(kind, face):
    face = replace(face, carried=tuple(kind.carried), overlay_qr=kind.is_qr_on_blanks)
    return on_blank_pdf(face, read_file(kind.blank_file))


def _notes(form, face, values):
    """What the office set and does not get, in words: smaller letters, lines over each other."""
    said = [
        _("%(line)s: %(asked)s pt is set, the example is printed at %(printed)s pt. Longer text is smaller still.",
          line=form[each.field].label.text, asked=decimal(each.asked), printed=decimal(each.printed))
        for each in shrunk(face) if each.field in values
    ]  # fmt: skip
    if crossed := crossing(face):
        one, other = (LINE_NAMES.get(role, role) for role in crossed)
        said.append(_("Two lines lie over each other: %(one)s and %(other)s.", one=one, other=other))
    return said


def _said(text):
    return Response(text, 422, mimetype="text/plain")


def _present(kind):
    """The newest pattern of the kind, to begin from; what it leaves as shipped stays empty and grows with the sheet."""
    versions = queries.pattern_versions(kind)
    sheet, own = (versions[0].sheet, versions[0].values) if versions else ("a4", {})
    return {"valid_from": local_day(utc_now()), "sheet": sheet, **own}


def _pattern_saved(form, kind):
    base = PATTERNS[kind.template].on(form.sheet.data)
    try:
        made = services.save_pattern(kind, valid_from=form.valid_from.data, sheet=form.sheet.data,
                                     values=form.values(base), note=form.note.data or "")  # fmt: skip
    except WorkshopError as error:
        return form.refuse(error)
    for note in _notes(form, example_face(kind, replace(base, **made.values)), made.values):
        flash(note, "info")
    return made


def _kind_set(form, kind):
    try:
        upload = form.emblem.data
        data = accept_scan(upload.read(), upload.filename) if upload and upload.filename else None
        if data is not None and data.media_type != "image/png":
            form.emblem.errors = [_("The emblem must be a PNG picture, so that its ground can be clear.")]
            return False
    except WorkshopError as error:
        return form.refuse(error, "emblem")
    try:
        services.set_kind_printing(
            kind, carried=form.carried.data or [], is_qr_on_blanks=form.is_qr_on_blanks.data,
            emblem=data.data if data else None, drops_emblem=form.drops_emblem.data, blank=_blank_of(form, kind),
            drops_blank=form.drops_blank.data,
        )  # fmt: skip
    except WorkshopError as error:
        return form.refuse(error, "blank")
    return True


def _blank_of(form, kind):
    """The scan as a picture, or None; one whose sides are not those of the paper is kept, and said."""
    upload = form.blank.data
    if not upload or not upload.filename:
        return None
    picture, width, height = as_picture(accept_scan(upload.read(), upload.filename))
    if width <= height:
        raise BlankUpright("blank")
    versions = queries.pattern_versions(kind)
    sheet = versions[0].sheet if versions else "a4"
    if abs(width / height / (SHEETS[sheet][0] / SHEETS[sheet][1]) - 1) > LEAN:
        flash(_("The sides of the scan are not those of the paper (%(paper)s). Scan it edge to edge, or lines show "
                "elsewhere than they are printed.", paper=SHEET_NAMES[sheet]), "info")  # fmt: skip
    return picture
