"""What the verbs of messages refuse, by name, and why messages stand where they stand."""

from workshop.errors import N_, Invalid, WorkshopError


class Overtaken(Exception):
    """A message must not leave any more; ``reason`` (see words.REASONS) is kept with it."""

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


class NothingToSend(WorkshopError):
    """The filters leave nobody to write to."""

    message = N_("Nobody matches these filters, so there is nobody to write to.")


class NotInThisState(WorkshopError):
    """Somebody else dealt with the message meanwhile, or it has left."""

    message = N_("This is no longer possible for this message; it may have been sent meanwhile.")


class PersonSilent(WorkshopError):
    """The person is erased, or asked that their data is only kept."""

    message = N_("The person asked that their data is only kept, so nothing is written to them.")


class UnitWithoutMail(WorkshopError):
    """A unit is written to by e-mail or not at all from here."""

    message = N_("This unit has no e-mail address, or mail is off. Copy the reminder for Zalo instead.")


class NeedsNote(Invalid):
    """A message about a change that says nothing of the change."""

    message = N_("Write what has changed, so that delegates need not compare.")


class SubjectMissing(Invalid):
    """A message without a subject."""

    message = N_("Enter a subject.")


class BodyMissing(Invalid):
    """A message without a text."""

    message = N_("Enter the text of the message.")
