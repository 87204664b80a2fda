"""What the feedback refuses, by name."""

from workshop.errors import N_, WorkshopError


class FeedbackNotOpen(WorkshopError):
    """There is nothing to judge yet."""

    message = N_("Feedback can be given once the workshop has begun.")
