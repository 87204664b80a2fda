"""What the room of awards refuses, by name."""

from workshop.errors import N_, Invalid, WorkshopError


class DecisionFrozen(WorkshopError):
    """Valid certificates stand on the decision."""

    message = N_("Certificates were issued on this decision, so it no longer changes. Correct a name by issuing that "
                 "certificate again.")  # fmt: skip


class SamePerson(WorkshopError):
    """The one who approves prepared the decision."""

    status = 403
    message = N_("You prepared this list yourself. Somebody else must look it through and approve it.")


class AlreadyApproved(WorkshopError):
    """The decision is approved already."""

    message = N_("This list is already approved.")


class NoRecipients(WorkshopError):
    """Nobody stands on the decision."""

    message = N_("There is no recipient on this decision yet.")


class NothingToIssue(WorkshopError):
    """Every certificate is issued and valid."""

    message = N_("Every certificate of this decision has been issued. To correct one, issue that one again.")


class NoCertificateYet(WorkshopError):
    """The award has no certificate that stands."""

    message = N_("This recipient has no certificate that stands today.")


class CertificateEnded(WorkshopError):
    """The certificate was replaced or revoked before."""

    message = N_("This certificate was already replaced or revoked.")


class RecipientWithdrawn(WorkshopError):
    """The recipient no longer stands on the decision."""

    message = N_("“%(name)s” was taken off the list. Add it again first.")


class DuplicateRecipient(Invalid):
    """The same printed name stands on the decision."""

    message = N_("“%(name)s” already stands on this decision.")


class NameMissing(Invalid):
    """A recipient without a name."""

    message = N_("Enter the name as it shall be printed.")


class NameTooLong(Invalid):
    """A printed name that no certificate can hold."""

    message = N_("A printed name has at most %(most)s characters; this one has %(found)s.")


class ReasonMissing(Invalid):
    """A correction or withdrawal without its reason."""

    message = N_("Say why, in a few words.")


class LettersUnprintable(Invalid):
    """Characters that the certificate's font has no shape for."""

    message = N_("The certificate cannot print these characters: %(characters)s")


class ValueOutside(Invalid):
    """A value of a pattern lies outside its limits."""

    message = N_("%(name)s: “%(value)s” does not fit here.")

    def __init__(self, field, **params):
        super().__init__(field, name=field, **params)


class VersionInUse(WorkshopError):
    """Certificates stand that were printed by this version of the pattern."""

    message = N_("Certificates were issued by the pattern of this day, so it no longer changes. Choose a later day.")


class NameTaken(Invalid):
    """The printer has a profile for this paper."""

    message = N_("“%(name)s” has a profile for this paper already.")
