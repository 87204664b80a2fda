"""What the verbs of this room refuse."""

from workshop.errors import N_, Invalid, WorkshopError


class LinkUnusable(WorkshopError):
    """The one-time link is unknown, used or too old; which one is not said."""

    status = 410
    message = N_("This link was used already or is too old. Please ask for a new one.")


class AdministratorExists(WorkshopError):
    """There is an administrator already, so the first one cannot be made."""

    message = N_("This installation has an administrator already. Please sign in.")


class LastAdministrator(WorkshopError):
    """Without this administrator nobody could administer the installation."""

    message = N_("This is the last administrator. Make somebody else an administrator for all workshops first.")


class UsernameTaken(Invalid):
    """Another account has this name."""

    message = N_("Another account has this name already.")


class UsernameUnusable(Invalid):
    """The account name has other letters, or is too short."""

    message = N_("Use 3 to 64 letters a to z without accents, digits, dots or dashes.")


class PasswordWeak(Invalid):
    """The password is too easy to guess."""

    message = N_("Choose a longer password: %(least)s characters or more, at least five of them different.")


class PasswordWrong(Invalid):
    """The present password was typed wrongly."""

    message = N_("This is not your present password.")


class RoleHeld(WorkshopError):
    """The user holds this role there already."""

    message = N_("This person holds this role already.")


class TokenNeedsEvent(Invalid):
    """A token that checks people in belongs to one event."""

    message = N_("A token that checks people in must be bound to one workshop.")


class ScopeUnknown(Invalid):
    """A scope that no address takes."""

    message = N_("There is no scope “%(scope)s”.")


class EventUnknown(Invalid):
    """No event has this address."""

    message = N_("There is no workshop “%(slug)s”.")


class UserUnknown(Invalid):
    """No account has this name."""

    message = N_("There is no account “%(username)s”.")


class RoleUnknown(Invalid):
    """No role has this name."""

    message = N_("There is no role “%(role)s”.")
