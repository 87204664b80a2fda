"""What the verbs of registration refuse, by name."""

from workshop.errors import N_, Invalid, WorkshopError


class EventFull(WorkshopError):
    """Every place is given away."""

    message = N_("Every place at this workshop is taken.")


class KindFull(EventFull):
    """Every place of this kind of delegates is given away."""

    message = N_("Every place for this kind of delegates is taken.")


class AlreadyRegistered(WorkshopError):
    """The same name with the same phone or e-mail already holds a place."""

    message = N_("This person is already registered with this phone number or e-mail address.")


class RegistrationClosed(WorkshopError):
    """Nobody can register here now; subclasses say why."""

    message = N_("Registration for this workshop is closed.")


class RegistrationNotOpen(RegistrationClosed):
    """It is too early."""

    message = N_("Registration opens at %(moment)s.")


class RegistrationOver(RegistrationClosed):
    """It is too late."""

    message = N_("Registration closed at %(moment)s.")


class LinkReadOnly(WorkshopError):
    """The workshop is a month past; what stands is kept as it is."""

    status = 410
    message = N_("The workshop is more than 30 days past, so this registration can no longer be changed.")


class NotCancelled(WorkshopError):
    """Only a cancelled registration can be restored."""

    message = N_("This registration is not cancelled.")


class CancelledByOffice(WorkshopError):
    """A guest takes back only what the guest did."""

    message = N_("The organisers cancelled this registration. Please call them to come after all.")


class PersonErased(WorkshopError):
    """Nothing that would name or invite somebody hangs on a registration whose person was erased."""

    message = N_("The data of this person was erased, so this registration can no longer be changed.")


class NotPending(WorkshopError):
    """Only one who waits for approval is put on the waiting list."""

    message = N_("This registration does not wait for approval.")


class MergeImpossible(WorkshopError):
    """Only two standing registrations of one workshop become one."""

    message = N_("Only two registrations that both stand can be merged.")


class BothAdmitted(WorkshopError):
    """Each of the two was admitted, so that they may well be two people."""

    message = N_("Both were admitted at %(point)s, so they may be two people. Undo one of the admissions first.")


class MergeGrown(WorkshopError):
    """One of the two was changed after they were merged."""

    message = N_("One of the two registrations was changed after they were merged, so the merge stays.")


class NobodyConfirmed(WorkshopError):
    """There is nobody to print for."""

    message = N_("Nobody has a confirmed place at this workshop yet.")


class NameMissing(Invalid):
    """A delegate without a name."""

    message = N_("Enter the full name.")


class KindUnknown(Invalid):
    """The event has no such kind of delegates."""

    message = N_("Choose one of the kinds of delegates of this workshop.")


class PhoneUnreadable(Invalid):
    """No Vietnamese number can be read in what was typed."""

    message = N_("This is not a Vietnamese phone number. Enter it like 0912 345 678.")


class EmailUnreadable(Invalid):
    """What was typed is no e-mail address."""

    message = N_("This is not an e-mail address. Enter it like ten@congty.vn.")


class TooLong(Invalid):
    """The text does not fit its place on paper and screen."""

    message = N_("Use at most %(limit)s characters here.")


class ReasonMissing(Invalid):
    """Staff act for somebody and do not say how they know."""

    message = N_("Say how the person agreed, for example by phone on which day.")


class WordsChanged(WorkshopError):
    """The words of an agreement are no longer those that were shown."""

    message = N_("The words of the agreement were changed a moment ago. Please read them again and tick anew.")
