"""Editing the text: particulars, articles, products."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workshop.errors import WorkshopError
from workshop.mou import queries, services, texts, wording
from workshop.mou.forms import ArticlesForm, ParticularsForm, ProductsForm
from workshop.mou.services.editing import FIELDS, LINE_FIELDS
from workshop.mou.views.blueprint import blueprint, edits, seen_version

BLANK_LINES = 2


@blueprint.route("/mous/<int:memorandum_id>/edit", methods=["GET", "POST"])
@edits
def edit(memorandum_id):
    """Title, subject, number, place and days."""
    memorandum = queries.memorandum(memorandum_id)
    form = ParticularsForm(obj=memorandum)
    if form.validate_on_submit():
        values = {name: form[name].data for name in FIELDS}
        if _saved(form, services.edit_memorandum, memorandum, **values):
            return _back(memorandum)
    return _page("mou/edit.html", form, memorandum)


@blueprint.route("/mous/<int:memorandum_id>/articles/edit", methods=["GET", "POST"])
@edits
def edit_articles(memorandum_id):
    """Legal bases and articles; the order buttons change the form, saving changes the record."""
    memorandum = queries.memorandum(memorandum_id)
    if request.method == "GET":
        return _page("mou/edit_articles.html", _articles_form(memorandum), memorandum)
    form = ArticlesForm()
    if operation := request.form.get("order"):
        return _page("mou/edit_articles.html", _reordered(form, operation), memorandum, 200)
    if form.validate():
        articles = [wording.article(row["heading"], row["clauses"] or "") for row in form.articles.data]
        bases = [line.strip() for line in (form.bases.data or "").splitlines() if line.strip()]
        if _saved(form, services.edit_text, memorandum, bases, articles):
            return _back(memorandum)
    return _page("mou/edit_articles.html", form, memorandum)


@blueprint.route("/mous/<int:memorandum_id>/products/edit", methods=["GET", "POST"])
@edits
def edit_products(memorandum_id):
    """The annex; a line without a name is taken out."""
    memorandum = queries.memorandum(memorandum_id)
    form = ProductsForm()
    if request.method == "GET":
        lines = [{name: getattr(line, name) for name in ("product_id", *LINE_FIELDS)}
                 for line in memorandum.product_lines]  # fmt: skip
        form = ProductsForm(data={"lines": lines + [{}] * BLANK_LINES, "version": memorandum.version})
    elif form.validate():
        lines = [{**row, "product_id": int(row["product_id"]) if (row["product_id"] or "").isdecimal() else None}
                 for row in form.lines.data if row["name"]]  # fmt: skip
        if _saved(form, services.edit_products, memorandum, lines):
            return _back(memorandum)
    return _page("mou/edit_products.html", form, memorandum)


def _articles_form(memorandum):
    rows = [{"heading": each.heading, "clauses": wording.text_of(each)} for each in texts.articles_of(memorandum)]
    bases = "\n".join(texts.bases_of(memorandum))
    return ArticlesForm(data={"bases": bases, "articles": rows, "version": memorandum.version})


def _reordered(form, operation):
    """The form with an article moved, removed or added: ``up-2``, ``down-2``, ``remove-2``, ``add``."""
    rows = list(form.articles.data)
    verb, _dash, place = operation.partition("-")
    at = int(place) if place.isdecimal() and int(place) < len(rows) else None
    if verb == "add":
        rows.append({"heading": "", "clauses": ""})
    elif at is not None and verb == "remove":
        rows.pop(at)
    elif at is not None and verb in ("up", "down"):
        rows.insert(max(0, at + (-1 if verb == "up" else 1)), rows.pop(at))
    return ArticlesForm(
        formdata=None, data={"bases": form.bases.data, "articles": rows, "version": form.version.data}
    )


def _saved(form, verb, memorandum, *arguments, **values):
    try:
        verb(memorandum, *arguments, version=seen_version(form), **values)
    except WorkshopError as error:
        return form.refuse(error)
    flash(_("Saved."), "success")
    return True


def _back(memorandum):
    return redirect(url_for("mou.show", memorandum_id=memorandum.id), 303)


def _page(template, form, memorandum, status=None):
    if request.method == "GET":
        form.version.data = memorandum.version
    body = render_template(template, form=form, memorandum=memorandum, event=memorandum.event)
    return body, status or (422 if request.method == "POST" else 200)
