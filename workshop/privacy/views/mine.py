"""My data, by personal link: everything that is held, as page and download, and requests with a number."""

from flask import Blueprint, Response, flash, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _

from workshop.accounts.access import public
from workshop.audit import services as audit
from workshop.errors import Invalid, NotFound
from workshop.privacy import holdings, queries, services, words
from workshop.privacy.forms import MyRequestForm
from workshop.registrations import consents, links
from workshop.registrations.services import withdraw_consent
from workshop.registrations.views.mine import is_unlocked
from workshop.web import language, limits

blueprint = Blueprint("my_data", __name__, url_prefix="/r/<token>")
REQUESTS_A_DAY, DAY = 10, 24 * 3600


@blueprint.get("/data")
@public
def show(token):
    """Everything that is kept about this person, in every room, and what they may ask for."""
    found = links.registration_of(token)
    if found.anonymised_at is None and not is_unlocked(found):
        return redirect(url_for("mine.unlock", token=token, to="data"), 303)
    if found.anonymised_at:
        return render_template("privacy/mine/erased.html", event=found.event, token=token,
                               requests=queries.requests_by(found), words=words)  # fmt: skip
    audit.record_look("privacy.data_shown", found)
    return render_template(
        "privacy/mine/data.html", registration=found, event=found.event, token=token, words=words,
        parts=holdings.holdings(found, language.current()), proofs=holdings.proofs(found),
        requests=queries.requests_by(found), is_read_only=links.is_read_only(found.event),
    )  # fmt: skip


@blueprint.get("/data.<any(json, html):form>")
@public
def download(token, form):
    """The same as a file: JSON for systems, HTML for reading."""
    found = links.registration_of(token)
    if not is_unlocked(found):
        return redirect(url_for("mine.unlock", token=token, to="data"), 303)
    audit.record_look("privacy.data_downloaded", found, form=form)
    parts = holdings.holdings(found, language.current())
    if form == "json":
        answer = jsonify(holdings.as_json(found, parts))
    else:
        page = render_template("privacy/mine/file.html", registration=found, event=found.event, parts=parts)
        answer = Response(page, mimetype="text/html")
    answer.headers["Content-Disposition"] = f'attachment; filename="du-lieu-cua-toi.{form}"'
    return answer


@blueprint.post("/withdrawal")
@public
def withdraw(token):
    """Take an agreement back: it ends at once, and a request tells the office what to undo."""
    found = links.registration_of(token)
    if not is_unlocked(found):
        return redirect(url_for("mine.unlock", token=token, to="data"), 303)
    purpose = request.form.get("purpose")
    if purpose not in consents.standing(found):
        raise NotFound
    withdraw_consent(found, purpose)
    made = services.take_request(found, "withdraw", words=_(consents.LABELS[purpose]), is_identified=True)
    flash(_("Your agreement ends now. The organisers undo what rested on it: request No. %(number)s, done by %(day)s.",
            number=made.number, day=made.done_due_on.strftime("%d/%m/%Y")), "success")  # fmt: skip
    return redirect(url_for("my_data.show", token=token), 303)


@blueprint.route("/requests/new", methods=["GET", "POST"])
@public
def create(token):
    """Ask for something; who could not give the digits may ask too, and the office makes sure who it is."""
    found = links.registration_of(token)
    asked = request.args.get("kind")
    form = MyRequestForm(data={"kind": asked if asked in words.KINDS else None})
    if form.validate_on_submit():
        limits.hit_below(f"data-request:{found.id}", REQUESTS_A_DAY, DAY)
        try:
            made = services.take_request(
                found, form.kind.data, words=form.words.data, is_identified=is_unlocked(found)
            )
        except Invalid as error:
            form.refuse(error)
        else:
            flash(_("Your request has number %(number)s. The organisers answer by %(answer)s and are done by %(done)s.",
                    number=made.number, answer=made.answer_due_on.strftime("%d/%m/%Y"),
                    done=made.done_due_on.strftime("%d/%m/%Y")), "success")  # fmt: skip
            back = "my_data.show" if is_unlocked(found) else "mine.show"
            return redirect(url_for(back, token=token), 303)
    page = render_template(
        "privacy/mine/create.html", event=found.event, token=token, form=form, is_known=is_unlocked(found)
    )
    return page, 422 if form.errors else 200
