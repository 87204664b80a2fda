"""Which papers of a workshop are not the ones that count."""

from flask import current_app

from workshop.paper import blocks


def mark_of(event):
    """What is printed on every paper of ``event``; empty for the ones that count.

    A preview while the workshop is not published, since people and places still change, and on a server whose
    links lead nowhere.
    """
    if event.is_demonstration:
        return blocks.DEMONSTRATION
    is_preview = event.status == "draft" or current_app.config["WORKSHOP_IS_PREVIEW"]
    return blocks.PREVIEW if is_preview else ""
