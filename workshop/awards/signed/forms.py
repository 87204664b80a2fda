"""The form that takes signed copies."""

from flask_babel import lazy_gettext as _l
from flask_wtf.file import MultipleFileField
from wtforms import BooleanField
from wtforms.validators import InputRequired

from workshop.web.forms import BaseForm


class SignedForm(BaseForm):
    """Signed PDFs, or ZIPs of them."""

    files = MultipleFileField(_l("Signed files"), [InputRequired(_l("Choose a file."))])
    is_replacing = BooleanField(_l("Replace signed copies that are here"))
