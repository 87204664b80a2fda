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


class NotWhatWasSeen(WorkshopError):
    """The list was changed after the page was opened on which it is approved."""

    status = 412
    message = N_("The list was changed after you opened this page. Look at it again, then approve what stands now.")


class ChecksBlock(WorkshopError):
    """A rule of the decision keeps a recipient from being approved."""

    message = N_("A check of this decision does not let the list be approved yet. Look at: %(names)s")


class NumberUnknown(Invalid):
    """What was typed is no number of a decision."""

    message = N_("“%(text)s” is not the number of a decision. Enter digits, such as 1234, or the whole: 1234/QĐ-UBND.")


class DecisionNumberTaken(Invalid):
    """Another decision of the issuer has the number in the same year."""

    status = 409
    message = N_("Another decision of this issuer has number %(number)s in %(year)s.")


class NoChangeToUndo(WorkshopError):
    """The act was undone before, or another one came after it."""

    message = N_("This can no longer be undone: it was undone before, or the list was changed since.")


class NothingChosen(WorkshopError):
    """No row was ticked."""

    message = N_("Nothing was chosen. Tick at least one row.")


class NothingToCorrect(Invalid):
    """A correction that changes nothing."""

    message = N_("Nothing differs from the certificate that is out. To print the same one again, use “Print again”.")


class CorrectionWaiting(WorkshopError):
    """A correction of the certificate waits already."""

    message = N_("A correction of this certificate already waits for a second person.")


class CorrectionDecided(WorkshopError):
    """The correction was decided before."""

    message = N_("This correction was already decided.")


class SymbolUnknown(Invalid):
    """What follows the number of a decision is not of the form QĐ-..."""

    message = N_("“%(text)s” is not what follows the number of a decision. It looks like QĐ-UBND.")


class CapacityMissing(Invalid):
    """A kind of award that nobody can sign."""

    message = N_("Enter at least one form of signature.")


class KindInUse(WorkshopError):
    """Decisions of the kind have numbers already."""

    message = N_("Decisions of this kind have numbers already, so its issuer, its symbol and the way its register is "
                 "kept stay as they are. Add another kind instead.")  # fmt: skip


class StockKnown(Invalid):
    """The same paper of the same kind is in the ledger."""

    message = N_("This paper of this kind of award is already in the ledger.")


class EntryCancelled(WorkshopError):
    """The line of the ledger was cancelled, or cancels another."""

    message = N_("This line was cancelled before, or belongs to another line.")


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
    """The same printed name and address stand on the decision."""

    message = N_("“%(name)s” already stands on this decision. Another of the same name needs its own address.")


class NamesakeStands(Invalid):
    """Another of the same name, accents or not, stands on the decision with another address."""

    message = N_("“%(name)s” (%(address)s) already stands on this decision. If this is another person or unit, say so "
                 "below.")  # fmt: skip


class SymbolDiffers(Invalid):
    """What follows the number is not what the kind of award says."""

    message = N_("Decisions of this kind of award end in /%(symbol)s, this number ends in /%(typed)s. Correct it, or "
                 "say below that it is right.")  # fmt: skip


class BlanksShort(Invalid):
    """More sheets than are left."""

    message = N_("Only %(left)s sheets of %(paper)s are left. Enter first what came in, or correct the number.")


class MoreThanStanding(Invalid):
    """More sheets than the decision has certificates that are not printed yet."""

    message = N_("This decision has %(standing)s certificates and %(printed)s sheets were printed for it already. "
                 "Correct the number, or say below that it is right.")  # fmt: skip


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

    message = N_("“%(value)s” does not fit here. Enter a number from %(least)s to %(most)s.")


class ColourUnknown(ValueOutside):
    """What was typed is no colour as a page writes it."""

    message = N_("“%(value)s” cannot be read as a colour. Write # and six digits or letters from a to f: "
                 "#b3131b.")  # fmt: skip


class TextTooLong(ValueOutside):
    """Words of a pattern are longer than their place."""

    message = N_("“%(value)s…” is too long. At most %(most)s characters fit here.")


class LineTooLarge(ValueOutside):
    """A size at which its line does not fit on the sheet."""

    message = N_("At %(value)s pt the line does not fit on the sheet. At most %(most)s pt do.")


class BlankUpright(Invalid):
    """The scan of a blank stands on its short side."""

    message = N_("The scan stands upright. Turn it so that the blank can be read, then upload it again.")


class VersionInUse(WorkshopError):
    """Certificates stand that were printed by this version of the pattern."""

    message = N_("Certificates were issued by the pattern of this day, so it no longer changes. Choose a later day.")


class NameTaken(Invalid):
    """The printer has a profile for this paper."""

    message = N_("“%(name)s” has a profile for this paper already.")
