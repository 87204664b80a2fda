"""What inviting units refuses, by name."""

from workshop.errors import N_, Invalid, WorkshopError


class AlreadyInvited(WorkshopError):
    """The unit has an invitation to this workshop."""

    field = "unit"
    message = N_("%(unit)s is invited already.")


class UnitTwice(WorkshopError):
    """The unit stands twice in the lines."""

    message = N_("This unit stands further up already.")


class UnitAnswered(WorkshopError):
    """A unit that has named people cannot be taken off the list."""

    message = N_("%(unit)s has named people already. Cancel their registrations first.")


class QuotaUnreadable(Invalid):
    """The quota is no number from 1 to 50."""

    message = N_("Enter how many people are invited, from 1 to 50.")


class QuotaBelowNamed(Invalid):
    """Fewer places than people whom the unit has named."""

    message = N_("This unit has named %(named)s people already.")


class NothingChosen(WorkshopError):
    """No unit was ticked."""

    message = N_("Tick at least one unit first.")


class NobodyLeads(WorkshopError):
    """The workshop has no organisation that could issue invitations."""

    message = N_("Choose the organisation that leads the workshop first: the invitation is issued in its name.")


class AnswerGiven(WorkshopError):
    """A unit cannot decline while people of it are named."""

    message = N_("People of your unit are named. Remove them first if nobody can come.")


class ReplyAfterWorkshop(Invalid):
    """Who answers after the workshop answers nobody."""

    message = N_("The answer must come before the workshop begins (%(day)s). Choose an earlier day.")
