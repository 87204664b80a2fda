"""What the verbs of the dialogue refuse, by name."""

from workshop.errors import N_, Invalid, WorkshopError


class QuestionEmpty(Invalid):
    """Nothing was asked."""

    message = N_("Write your question.")


class DialogueClosed(WorkshopError):
    """The workshop takes no questions."""

    message = N_("The dialogue of this workshop takes no more questions.")


class AnswerMissing(Invalid):
    """A question counts as answered once it is known what was answered or by whom."""

    message = N_("Write the answer, or at least who gave it.")


class NothingToUndo(WorkshopError):
    """The question stands where it stood first, or its last move was undone already."""

    message = N_("There is no change of this question left to undo.")
