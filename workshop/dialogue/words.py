"""The states of a question in words, each with the tone of its tag."""

from flask_babel import lazy_gettext as _l

STATUS_WORDS = {
    "new": (_l("Waiting"), "wait"),
    "chosen": (_l("Chosen"), "ok"),
    "on_screen": (_l("On the screen"), "ok"),
    "answered": (_l("Answered"), "ok"),
    "hidden": (_l("Hidden"), "quiet"),
}
