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


class WorkshopNotOver(WorkshopError):
    """What came of a workshop is not known before it has been held."""

    message = N_("The report can be issued once the workshop is over. Until then its drafts can be read.")


class CostLineUnreadable(Invalid):
    """A line of the costs that would print otherwise than it was meant."""

    message = N_("Line %(line)s: write content | amount | source, such as “Thuê hội trường | 5.000.000 | Ngân sách”.")
