"""The form that takes a table."""

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired

from workshop.web.forms import BaseForm


class UploadForm(BaseForm):
    """One file."""

    file = FileField(_l("Excel or CSV file"), validators=[FileRequired(_l("Choose a file."))])
