"""What the verbs of the booths refuse, by name."""

from workshop.errors import N_, Invalid


class BoothNumberTaken(Invalid):
    """Two booths cannot share a number."""

    message = N_("Booth %(number)s is already given to %(holder)s.")


class BoothNameless(Invalid):
    """A booth has a number and a holder."""

    message = N_("Please fill this in.")


class OwnerUnknown(Invalid):
    """No owner of the registry is called so."""

    message = N_(
        "The registry has no owner called “%(name)s”. Leave this empty if the holder is no OCOP owner."
    )


class OwnerAmbiguous(Invalid):
    """Several owners answer to what was typed."""

    message = N_("Several owners fit: %(names)s. Type the name in full.")
