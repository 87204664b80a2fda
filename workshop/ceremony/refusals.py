"""What the ceremony refuses, by name."""

from workshop.errors import N_, Invalid, WorkshopError


class GroupSizeUnusable(Invalid):
    """The stage holds at least one and at most thirty."""

    message = N_("Enter a number from 1 to 30.")


class OrderLocked(WorkshopError):
    """The order was locked: slips and folders lie in it."""

    message = N_("The order is locked, since slips and folders follow it. Note who is absent, who comes instead and "
                 "who comes last; to change more, unlock it first.")  # fmt: skip


class OrderMissing(WorkshopError):
    """Nobody has a place in the order yet."""

    message = N_("There is no order yet. Make it first.")


class OrderIncomplete(WorkshopError):
    """Somebody to be called has no place, or the paper of somebody placed was withdrawn."""

    message = N_("The order is not up to date: somebody was added or withdrawn since. Bring it up to date, then lock "
                 "it.")  # fmt: skip


class StageMovedOn(WorkshopError):
    """Another phone was first."""

    message = N_("Another phone has moved the stage on meanwhile. This is where it stands now.")


class TurnDone(WorkshopError):
    """The turn was on the stage already."""

    message = N_("This turn is over. Say first that it still waits.")


class PaperIsPreview(Invalid):
    """The paper in the system is only a preview, so what was handed over should be looked at."""

    message = N_("The certificate of “%(name)s” is only a preview here. If the valid one was handed over, say so "
                 "below; its number, date and scan can be entered later.")  # fmt: skip


class AbsentCannotReceive(WorkshopError):
    """Nothing was given on the stage to somebody who was absent."""

    message = N_("This turn is marked absent, so nothing was handed over on the stage. Choose the office or the post.")


class PhotoNumberTooLong(Invalid):
    """The number of a photograph is no sentence."""

    message = N_("The photo number of %(name)s is too long: use at most %(limit)s characters.")
