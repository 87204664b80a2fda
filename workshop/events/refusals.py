"""What the verbs of a workshop refuse, by name."""

from workshop.errors import N_, Invalid, WorkshopError


class TitleMissing(Invalid):
    """A workshop without a title."""

    message = N_("Enter the title of the workshop.")


class EndsBeforeStart(Invalid):
    """The end does not come after the start."""

    message = N_("The end must come after the start.")


class ClosesBeforeOpens(Invalid):
    """Registration would close before it opens."""

    message = N_("Registration must close after it opens.")


class ClosesAfterEnd(Invalid):
    """Nobody registers for what is over."""

    message = N_("Registration must close before the workshop ends (%(ends)s). Choose an earlier time.")


class ContactPhoneUnreadable(Invalid):
    """Guests are told to call a number that nobody can dial."""

    message = N_("This is not a Vietnamese phone number. Enter it like 0912 345 678 or 0270 3823 125.")


class CapacityTooSmall(Invalid):
    """A hall without a single place."""

    message = N_("The number of places must be at least 1. Leave it empty for no limit.")


class HostAlreadyNamed(Invalid):
    """The organisation already holds this workshop."""

    message = N_("“%(name)s” is already among the organisers.")


class LastLead(WorkshopError):
    """A published workshop always says who leads it."""

    message = N_("A published workshop needs an organisation that leads it. Name another one first.")


class KindCodeTaken(Invalid):
    """Two kinds of delegates cannot share a label."""

    message = N_("There is already a kind of delegates called “%(label)s”.")


class NotReadyToPublish(WorkshopError):
    """What guests must know is not written down yet."""

    message = N_("The workshop was not published: what is still missing stands below.")


class ReasonMissing(Invalid):
    """A decision that others must be able to follow needs its reason."""

    message = N_("Enter the reason.")


class RetentionUnreasonable(Invalid):
    """Kept for less than a month, or for ever."""

    message = N_("Enter a number of months from 1 to 120.")


class NamesBeforeContacts(Invalid):
    """A phone without a name would serve nobody."""

    message = N_("Names cannot be erased before phones and e-mails, nor later than 120 months after the workshop.")
