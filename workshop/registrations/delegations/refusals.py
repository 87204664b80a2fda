"""What naming the people of a unit refuses, by name."""

from workshop.errors import N_, Invalid, WorkshopError


class QuotaReached(WorkshopError):
    """More people than the unit was invited with."""

    message = N_(
        "Your unit was invited with %(quota)s people and has named %(named)s. Remove somebody first, or let one "
        "person come in place of another."
    )


class UnitLimitReached(WorkshopError):
    """More people of one unit than the public form takes."""

    message = N_(
        "%(unit)s already has as many people as one unit may register (%(limit)s). Please call the organisers."
    )


class TooManyPeople(WorkshopError):
    """More people than one link takes, or one form."""

    message = N_("At most %(limit)s people can be registered together.")


class PeopleRefused(WorkshopError):
    """Some of several people cannot be registered; ``problems`` says why, by their place in the list."""

    status = 422
    message = N_("Nobody was registered yet: please look at the people marked below.")

    def __init__(self, problems):
        super().__init__()
        self.problems = problems


class NobodyNamed(Invalid):
    """A delegation without people."""

    message = N_("Enter at least one person.")


class ListedTwice(Invalid):
    """The same person stands twice in what was sent."""

    message = N_("This person stands twice in your list.")


class NameListedTwice(Invalid):
    """The same name stands twice, and no phone says that these are two people."""

    message = N_("This name stands in your list already. Leave it out here, or say below that it is another person.")


class UnitMissing(Invalid):
    """A delegation without a unit."""

    message = N_("Enter the name of the unit.")


class WorkshopOver(WorkshopError):
    """The workshop has ended or was called off."""

    status = 410
    message = N_("The workshop is over or was called off, so nobody can be named any more.")
