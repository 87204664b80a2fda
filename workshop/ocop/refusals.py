"""Why the registry refuses."""

from workshop.errors import N_, Invalid, WorkshopError


class OwnerNameMissing(Invalid):
    """An owner without a name."""

    message = N_("Enter the name of the owner.")


class OwnerKindUnknown(Invalid):
    """None of the kinds of owners."""

    message = N_("Choose what kind of owner this is.")


class OwnerKnown(Invalid):
    """The same name at the same address stands in the registry."""

    message = N_("An owner of this name at this address is in the registry already.")


class OwnerInUse(WorkshopError):
    """Products, memoranda, awards or booths refer to it."""

    message = N_("This owner has products or stands in memoranda, awards or booths, so it cannot be deleted.")


class ProductNameMissing(Invalid):
    """A product without a name."""

    message = N_("Enter the name of the product.")


class ProductKnown(Invalid):
    """The owner has a product of this name."""

    message = N_("This owner has a product of this name already.")


class ProductInUse(WorkshopError):
    """Something that was signed or printed refers to it."""

    message = N_("This product stands in a memorandum, so it cannot be deleted.")


class RankUnknown(Invalid):
    """No rank from 1 to 5 stars; only 5 stars can be potential."""

    message = N_("Choose a rank from 1 to 5 stars.")


class ExpiryBeforeDecision(Invalid):
    """The certificate would end before it begins."""

    message = N_("The expiry must come after the decision.")


class TaxCodeUnreadable(Invalid):
    """Neither 10 digits, 10-3 digits nor 12 digits."""

    message = N_("A tax code has 10 digits, 10 and 3 for a branch, or 12 for a household.")


class PhoneUnreadable(Invalid):
    """Digits that are no Vietnamese number."""

    message = N_("This is no Vietnamese phone number.")


class EmailUnreadable(Invalid):
    """No address."""

    message = N_("Enter an e-mail address, such as ten@donvi.vn.")


class TooLong(Invalid):
    """More letters than are kept."""

    message = N_("Shorten this to %(limit)s characters.")


class AddressUnusable(Invalid):
    """No web address over http or https."""

    message = N_("Enter a web address that begins with https://.")


class PlatformNameMissing(Invalid):
    """A platform without a name."""

    message = N_("Enter the name of the platform.")


class PlatformKnown(Invalid):
    """Names of platforms are unique."""

    message = N_("A platform of this name is in the registry already.")


class PlatformInUse(WorkshopError):
    """Listings or memoranda refer to it."""

    message = N_("Products are or were offered on this platform, or memoranda name it, so it cannot be deleted.")


class AlreadyListed(Invalid):
    """The product is offered on this platform now."""

    message = N_("This product is offered on this platform already.")


class EndBeforeListing(Invalid):
    """The listing would end before it began."""

    message = N_("The last day must not come before the first.")
