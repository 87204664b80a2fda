"""What the verbs of a report refuse, by name."""

from workshop.errors import N_, Invalid, WorkshopError


class ReportIncomplete(WorkshopError):
    """Nobody has written the parts that no count can fill."""

    message = N_("Before issuing, write the assessment and the recommendations.")


class DateUnreadable(Invalid):
    """The date of the report is no day."""

    message = N_("Enter a date, such as 19/05/2023.")


class FormatUnknown(WorkshopError):
    """The name of the file says none of the three formats."""

    message = N_("The file must end in .pdf, .docx or .xlsx.")
