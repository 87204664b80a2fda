"""The words about personal data of one workshop, version by version."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _

from workshop.errors import Invalid, NotFound
from workshop.events.queries import event_by_slug
from workshop.privacy import notice
from workshop.privacy.forms import TextForm
from workshop.privacy.views.office import SETTINGS, blueprint
from workshop.privacy.words import NOTICE, topic_label, topics
from workshop.registrations import wordings
from workshop.registrations.services import reword


@blueprint.get("/texts")
@SETTINGS
def texts(slug):
    """Every text with its words in both languages."""
    event = event_by_slug(slug)
    rows = [
        (topic, topic_label(topic), {code: _words(event, topic, code) for code in wordings.LANGUAGES})
        for topic in topics()
    ]  # fmt: skip
    return render_template("privacy/texts.html", event=event, rows=rows, purposes=wordings.PURPOSES)


@blueprint.route("/texts/<topic>/<code>", methods=["GET", "POST"])
@SETTINGS
def edit_text(slug, topic, code):
    """Write other words: a new version, the old ones stay with those who agreed to them."""
    event = event_by_slug(slug)
    return edit_words(
        event, topic, code, _words(event, topic, code) if topic in topics() else "",
        url_for("privacy.texts", slug=slug), "layouts/event.html",
    )  # fmt: skip


def edit_words(event, topic, code, present, back, layout):
    """The page on which the words of a topic are edited, of an event or (None) of every one."""
    if topic not in topics() or code not in wordings.LANGUAGES:
        raise NotFound
    event_id = event.id if event else None
    form = TextForm(data={"words": present})
    if form.validate_on_submit():
        if topic == wordings.REQUIRED and not form.words.data:
            form.words.errors = [_("Nobody can register without this agreement, so it needs words.")]
        else:
            try:
                reword(event_id, topic, code, form.words.data)
            except Invalid as error:
                form.refuse(error)
            else:
                flash(_("The new words hold from now on; the earlier version is kept."), "success")
                return redirect(back, 303)
    page = render_template(
        "privacy/edit_text.html", event=event, topic=topic, code=code, title=topic_label(topic), form=form, back=back,
        versions=wordings.versions(event_id, topic, code), is_purpose=topic not in NOTICE, layout=layout,
    )  # fmt: skip
    return page, 422 if form.errors else 200


def _words(event, topic, code):
    return notice.words_for(event, topic, code) if topic in NOTICE else wordings.words_of(event.id, topic, code)
