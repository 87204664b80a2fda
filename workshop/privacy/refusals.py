"""What the verbs of personal data refuse, by name."""

from workshop.errors import N_, Invalid, WorkshopError


class RequestClosed(WorkshopError):
    """It was done or refused already."""

    message = N_("This request is already closed.")


class IdentityUnsure(WorkshopError):
    """Nobody has made sure who asks, so nothing that cannot be taken back is done."""

    message = N_("First make sure that it is this person who asks, and tick it on this page.")


class ExtendedBefore(WorkshopError):
    """A deadline is extended once."""

    message = N_("The deadline of this request was extended already; it can be extended only once.")


class ReasonMissing(Invalid):
    """Others must be able to follow why."""

    message = N_("Enter the reason.")


class AnswerMissing(Invalid):
    """The person is told something in words."""

    message = N_("Enter what you tell the person.")


class WordsMissing(Invalid):
    """Nobody knows what is asked."""

    message = N_("Write in a few words what you ask for.")


class DaysUnreasonable(Invalid):
    """Deadlines are days that come."""

    message = N_("Enter a number of days from 1 to 90.")


class DeadlineTaken(Invalid):
    """One kind has one deadline a day."""

    message = N_("There is already a deadline of this kind from this day on.")
