"""The form of the parts of a report that people write."""

from flask_babel import lazy_gettext as _l
from wtforms import DateField, StringField, TextAreaField
from wtforms.validators import Length, Optional

from workshop.vietnamese.dates import parse_vn_date
from workshop.web.forms import BaseForm, VersionField

LONGEST = 8000


class ReportForm(BaseForm):
    """Number, date, texts and who signs; every part may still be empty in a draft."""

    version = VersionField()
    number = StringField(_l("Number of the report"), [Length(max=40)])
    dated_on = DateField(_l("Date of the report"), [Optional()])
    basis = TextAreaField(_l("Legal bases"), [Length(max=LONGEST)])
    preparation = TextAreaField(_l("Preparation"), [Length(max=LONGEST)])
    strengths = TextAreaField(_l("What went well"), [Length(max=LONGEST)])
    limits = TextAreaField(_l("Shortcomings"), [Length(max=LONGEST)])
    causes = TextAreaField(_l("Causes"), [Length(max=LONGEST)])
    proposals = TextAreaField(_l("Recommendations and next tasks"), [Length(max=LONGEST)])
    costs = TextAreaField(_l("Costs"), [Length(max=LONGEST)])
    capacity = TextAreaField(_l("Capacity of the signer"), [Length(max=200)])
    signer = StringField(_l("Name of the signer"), [Length(max=120)])
    recipients = TextAreaField(_l("Distribution list"), [Length(max=1000)])

    def texts(self):
        """{section: text} as typed, line ends made one kind."""
        left_out = ("csrf_token", "version")
        return {
            name: str(field.data or "").replace("\r\n", "\n")
            for name, field in self._fields.items()
            if name not in left_out
        }

    @classmethod
    def of(cls, texts, version):
        """The form about ``texts``; its day is kept in words or as 2026-12-20."""
        return cls(data={**texts, "dated_on": parse_vn_date(texts["dated_on"]), "version": version})
