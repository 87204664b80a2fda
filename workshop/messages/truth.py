"""When a message is still true: the states of a delegate, or of a unit's answer, for each kind."""

# the state in which a kind of message is still true; the others are sent to whoever is not cancelled
TRUE_FOR = {
    "placed": ("confirmed",), "promoted": ("confirmed",), "waiting": ("waiting",), "pending": ("pending",),
    "cancelled": ("cancelled",), "invitation": ("drafted", "sent", "opened"), "unit_reminder": ("sent", "opened"),
}  # fmt: skip
