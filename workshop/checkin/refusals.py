"""What the verbs of check-in refuse, by name."""

from workshop.errors import N_, Forbidden, Invalid, NotFound, WorkshopError


class IdReused(WorkshopError):
    """The same id came again with another content."""

    message = N_("This id was already used for another request.")


class DeskEnded(Forbidden):
    """The desk was revoked or its time is over."""

    message = N_("This desk is no longer connected.")


class TokenEnded(WorkshopError):
    """The token was revoked by another process a moment ago, or has just expired."""

    status = 401
    message = N_("This token was revoked or has expired.")


class ScanUnknown(NotFound):
    """There is no such scan at this event."""

    message = N_("There is no such scan at this workshop.")


class PointUnknown(Invalid):
    """The event has no such point."""

    message = N_("There is no such check-in point at this workshop.")


class PointCodeTaken(Invalid):
    """Two points of an event cannot share a name."""

    message = N_("Another check-in point of this workshop already has this name.")


class PointInUse(Invalid):
    """What people were counted by does not change under the count."""

    message = N_("People were already scanned here, so this can no longer be changed.")


class RehearsalOnly(Invalid):
    """A rehearsal has no rehearsal, and only a rehearsal can be wiped."""

    message = N_("This can be done at a rehearsal point only.")


class AlreadyRehearsed(WorkshopError):
    """A point has one rehearsal at most."""

    message = N_("There is a rehearsal of this point already.")


class KindUnknown(Invalid):
    """A point cannot admit a kind that the workshop does not have."""

    message = N_("This workshop has no such kind of delegates.")


class NotToMatch(WorkshopError):
    """Only an unknown code can be said to be somebody's."""

    message = N_("Only an unknown code can be matched to a delegate.")


class ClosesBeforeOpening(Invalid):
    """The hours of a point run backwards."""

    message = N_("The closing time must come after the opening time.")


class LabelMissing(Invalid):
    """A point or a desk without a name."""

    message = N_("Enter a name.")


class ReplacedAlreadyHere(WorkshopError):
    """The person to be replaced was admitted already."""

    message = N_("The person to be replaced has already arrived.")


class PairingOver(WorkshopError):
    """The offer was used, cancelled or is older than ten minutes."""

    status = 410
    message = N_("This pairing link was already used or has expired. Ask for a new one.")


class ConfirmationWrong(Invalid):
    """The number is not the one on the other screen."""

    message = N_("This is not the number shown on the other screen.")


class AlreadyReviewed(WorkshopError):
    """Somebody has decided on it."""

    message = N_("Somebody has already decided on this entry.")


class KioskMayNot(Forbidden):
    """A kiosk scans tickets and does nothing else."""

    message = N_("Delegates scan themselves at this device, so it cannot do this.")


class NumbersUnclear(Invalid):
    """A line of numbers that cannot be read."""

    message = N_("Write numbers of the list, for example 3, 7-12, 15; “%(text)s” is none of them.")


class NobodyTicked(Invalid):
    """A signed list without anybody who signed."""

    message = N_("Tick those who signed, or type their numbers.")


class MomentUnlikely(Invalid):
    """A time at which nobody can have come."""

    message = N_("People cannot have come in the future, nor before the day of the workshop.")
class NotReceived(NotFound):
    """Nobody of that kind is received: the person has no confirmed place."""

    message = N_("This person has no confirmed place at this workshop.")


class LeaderIsHere(WorkshopError):
    """Who stands in the hall is not absent."""

    message = N_("This person is already in the hall. Undo the arrival first.")


class DeputyNamed(WorkshopError):
    """Another phone was first with another deputy."""

    message = N_("%(name)s was already named as the deputy.")
