"""Questions to the dialogue for tests."""

from itertools import count

from workshop.dialogue.services import ask

_numbers = count(1)


def question(event, **values):
    """A question to the dialogue of ``event``."""
    return ask(event, **{"text": f"Câu hỏi thử {next(_numbers)}?", **values})
