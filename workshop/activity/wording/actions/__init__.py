"""Words for the actions on record."""

from flask_babel import gettext

from workshop.activity.wording.actions import delegates, hall, office, papers

ACTIONS = {**office.ACTIONS, **delegates.ACTIONS, **hall.ACTIONS, **papers.ACTIONS}


def action_words(action):
    """An action as a sentence in the reader's language; the code where it has no words."""
    return gettext(ACTIONS[action]) if action in ACTIONS else action
