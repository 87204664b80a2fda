"""Why somebody is given no certificate, in the reader's words."""

from workshop.errors import N_

REASONS = {
    "points": N_("Was not at enough points"),
    "cancelled": N_("Cancelled"),
    "unconfirmed": N_("Has no confirmed place"),
    "no_name": N_("Has no name on record"),
    "restricted": N_("Asked that the data be kept but not used"),
    "letters": N_("The name or unit has characters that cannot be printed"),
}
