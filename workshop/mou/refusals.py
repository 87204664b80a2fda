"""What the verbs of a memorandum refuse, by name; the first part is also its list of readiness."""

from workshop.errors import N_, Invalid, WorkshopError


class OperatorNameless(WorkshopError):
    """The platform has no operator with a legal name, so nobody can sign for it."""

    message = N_("The operator of the platform has no legal name yet.")


class PartyNameless(WorkshopError):
    """A party other than the operator has no name."""

    message = N_("%(party)s has no name.")


class SignatoryMissing(WorkshopError):
    """Nobody is named who signs for a party."""

    message = N_("Nobody is named who signs for %(party)s.")


class NoProducts(WorkshopError):
    """The annex is empty."""

    message = N_("No product is named in the annex.")


class CertificationExpired(WorkshopError):
    """A product's certification does not reach the day of the memorandum."""

    message = N_("The OCOP certification of “%(product)s” has expired on the day of the memorandum.")


class NoArticles(WorkshopError):
    """The text has no article."""

    message = N_("The text has no article yet.")


class TextFrozen(WorkshopError):
    """The text was issued; it can be changed only after it is taken back, and never once signed."""

    message = N_("The text is issued and can no longer be edited. Take it back to “agreed” first.")


class WrongState(WorkshopError):
    """The step does not follow from the present state."""

    message = N_("This step does not fit the present state of the memorandum.")


class AlreadyInHand(WorkshopError):
    """Owner and platform have a memorandum at this workshop already."""

    message = N_("“%(owner)s” and %(platform)s already have a memorandum at this workshop.")


class ReasonMissing(Invalid):
    """A memorandum is cancelled or terminated only with a reason."""

    message = N_("Say why.")


class ScanMissing(WorkshopError):
    """There is no scan of the signed paper."""

    message = N_("Attach the scan of the signed paper first.")


class ScanIncomplete(WorkshopError):
    """The scan has fewer pages than the issued text."""

    message = N_("Pages of the issued text: %(pages)s, scanned: %(scanned)s. Attach all pages.")


class SignedInFuture(Invalid):
    """The day of signing is still to come."""

    message = N_("The day of signing cannot lie in the future.")


class SigningDoubt(WorkshopError):
    """Something about a signature that is possible and seldom right; a person says that it is."""

    field = "accepted"

    @property
    def key(self):
        """What a person accepts: the doubt with the very figures that it names."""
        return ":".join([self.code, *(str(value) for value in self.params.values())])


class SignedOtherDay(SigningDoubt):
    """The day of signing is not the one that stands in the text."""

    message = N_("The text says %(printed)s, and it was signed on %(entered)s.")


class ScanTooLong(SigningDoubt):
    """The scan has more pages than the issued text."""

    message = N_("Pages of the issued text: %(pages)s, of the scan: %(scanned)s; every scanned page belongs to it.")


class SamePerson(WorkshopError):
    """The second person is the one who attached the scan or recorded the signature."""

    status = 403
    message = N_("Someone else than the person who attached the scan or recorded the signature must confirm it.")


class ScanConfirmed(WorkshopError):
    """A second person has confirmed the scan; it stays."""

    message = N_("A second person has confirmed the scan; this can no longer be undone.")


class ScanDoubled(WorkshopError):
    """The same file is attached already."""

    message = N_("This file is attached already.")


class TitleMissing(Invalid):
    """A memorandum without a title."""

    message = N_("Enter the title.")


class EndsBeforeStart(Invalid):
    """The last day comes before the first."""

    message = N_("The last day must not come before the first.")


class CopiesUnusable(Invalid):
    """Each party keeps at least one copy."""

    message = N_("Each party keeps at least one copy.")


class WitnessNamed(WorkshopError):
    """There is a witness already."""

    message = N_("A witness is named already.")
