"""Why a file cannot be read as a table, in words that say what to do."""

from workshop.errors import N_, WorkshopError


class NotASpreadsheet(WorkshopError):
    """The content is neither XLSX nor CSV, whatever the name says."""

    status = 422
    message = N_("“%(filename)s” is not a table. Please send an Excel file (.xlsx or .xls) or a CSV file.")


class EmptyFile(NotASpreadsheet):
    """There is nothing in it, as after a copy that failed."""

    message = N_("“%(filename)s” is empty. Please send the file again.")


class OldExcel(WorkshopError):
    """The file is an XML spreadsheet or a binary workbook (.xlsb), of which nothing is read."""

    status = 422
    message = N_(
        "“%(filename)s” is in an Excel format that is not read. "
        "Open it in Excel, choose Save As, Excel Workbook (.xlsx), and send that file."
    )


class PasswordProtected(WorkshopError):
    """The file is encrypted."""

    status = 422
    message = N_("“%(filename)s” is protected by a password. Save it without the password and send it again.")


class TextNamedXlsx(NotASpreadsheet):
    """The content is plain text under the name of a workbook: whoever sent it believes that it is another file."""

    message = N_(
        "“%(filename)s” is named like an Excel file but holds plain text only. "
        "Send the workbook itself; if the text is a list, rename the file to end in .csv and send it again."
    )


class HtmlNamedXls(WorkshopError):
    """The file is a web page under the name of a spreadsheet, as some systems export."""

    status = 422
    message = N_(
        "“%(filename)s” is a web page named as an Excel file. "
        "Open it in Excel, choose Save As, Excel Workbook (.xlsx), and send that file."
    )


class SpreadsheetTooLarge(WorkshopError):
    """The file, what it unpacks to, or the rows and columns in use pass a limit."""

    status = 413
    message = N_(
        "“%(filename)s” is too large. "
        "At most %(megabytes)s MB, %(rows)s used rows and %(columns)s columns can be read at once."
    )


class TruncatedFile(WorkshopError):
    """The file began as a workbook and does not end as one."""

    status = 422
    message = N_("“%(filename)s” is damaged or was not copied to its end. Please send it again.")


class ImageOnly(WorkshopError):
    """There is a picture of a list and no cell with text."""

    status = 422
    message = N_("“%(filename)s” holds only a picture of a list. The names must be typed in cells.")
