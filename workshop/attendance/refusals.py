"""What certificates of attendance refuse, by name."""

from workshop.errors import N_, Invalid, WorkshopError


class PointsMissing(Invalid):
    """A rule that counts at no point."""

    message = N_("Choose at least one point.")


class TooManyNeeded(Invalid):
    """More points are needed than count."""

    message = N_("Enter a number from 1 to the number of points chosen (%(most)s).")


class SignerMissing(WorkshopError):
    """Nobody is named who signs, and nobody said that no one shall."""

    message = N_("Name the signer and the office first, or tick that the certificates carry no signature.")


class NobodyQualifies(WorkshopError):
    """Everybody who may has a certificate."""

    message = N_("Nobody is to be given a certificate now: whoever fulfils the rule has one.")


class NoRuleYet(WorkshopError):
    """The rule was not decided."""

    message = N_("Decide first at how many points somebody must have been.")


class AlreadyRunning(WorkshopError):
    """The certificates are being made."""

    message = N_("The certificates are being made. Wait until that has ended.")
