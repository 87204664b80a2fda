"""The refusals that services raise; views, the API and the command line turn them into words."""

import re


def N_(message):
    """Mark ``message`` for the catalogues without translating it here."""
    return message


class WorkshopError(Exception):
    """A refusal with a name; ``message`` is the English gettext id and ``params`` fill it."""

    status = 409
    message = N_("This cannot be done.")

    def __init__(self, **params):
        super().__init__(self.message % params if params else self.message)
        self.params = params

    @property
    def code(self):
        """The class name in snake_case, stable for programs."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", type(self).__name__).lower()


class Amount(int):
    """A number in a refusal that is written with the reader's own sign between thousands."""


class NotFound(WorkshopError):
    """What was asked for is not there, or not for this person to see."""

    status = 404
    message = N_("There is nothing at this address.")


class Forbidden(WorkshopError):
    """The person is known and may not do this."""

    status = 403
    message = N_("Your account is not allowed to do this.")


class Invalid(WorkshopError):
    """One value is not acceptable; ``field`` names it where a form has one."""

    status = 422
    message = N_("This value cannot be used.")

    def __init__(self, field=None, **params):
        super().__init__(**params)
        self.field = field


class StaleVersion(WorkshopError):
    """Somebody else changed the record since it was read."""

    status = 412
    message = N_("Someone else changed this record while you were editing it. Reload it and enter your change again.")


class Unstorable(WorkshopError):
    """A number or a character that no database column holds."""

    status = 422
    message = N_("The request holds a number that is too large or a character that cannot be stored.")


class TooManyAttempts(WorkshopError):
    """A limit was reached; ``seconds`` says how long to wait."""

    status = 429
    message = N_("Too many attempts. Please wait %(seconds)s seconds and try again.")


class TooBusy(WorkshopError):
    """The database did not give a write its turn in time; nothing was saved."""

    status = 503
    message = N_("The server is busy right now and nothing was saved. Please try again.")


class DiskFull(WorkshopError):
    """The database has no room on its disk; nothing was saved."""

    status = 507
    message = N_("The server's disk is full and nothing was saved. Please tell the administrator.")


class NoRoomForFiles(WorkshopError):
    """Too little room on the disk to take a file; what is there stays readable and desks go on."""

    status = 507
    message = N_("The server's disk is nearly full, so no files are taken. Please tell the administrator.")
