"""The forms of an import: its file, what the columns of a sheet mean, what one row says."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, IntegerField, RadioField, SelectField, StringField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from workshop.web.forms import BaseForm, VersionField

COLUMNS = 60  # more are no list of people
HEADER_ROWS = 4


class UploadForm(BaseForm):
    """One file."""

    file = FileField(_l("Excel or CSV file"), validators=[FileRequired(_l("Choose a file."))])


class AllowForm(BaseForm):
    """Why a sensitive column is read."""

    version = VersionField()
    code = StringField()
    why = StringField(_l("Why is it needed?"), validators=[Length(max=300)])


class SkipForm(BaseForm):
    """Why a row is left out."""

    version = VersionField()
    why = StringField(_l("Why is this row left out?"), validators=[InputRequired(_l("Say why this row is left out.")),
                                                                  Length(max=200)])  # fmt: skip


class SheetForm(BaseForm):
    """Which rows head a sheet and what its columns mean; columns are added by ``sheet_form``."""

    version = VersionField()
    skip = BooleanField(_l("Leave this sheet out"))
    heads = RadioField(_l("Does a row say what the columns hold?"), choices=[
        ("row", _l("Yes, the headings stand in the rows below")), ("none", _l("No, the list has no headings")),
    ], validators=[Optional()])  # fmt: skip
    first = IntegerField(_l("Headings begin in row"), validators=[Optional(), NumberRange(min=1, max=1_000_000)])
    last = IntegerField(_l("and end in row"), validators=[Optional(), NumberRange(min=1, max=1_000_000)])
    start = IntegerField(_l("Without headings: the list begins in row"),
                         validators=[Optional(), NumberRange(min=1, max=1_000_000)])  # fmt: skip

    def validate_on_submit(self, **extra):
        """Insist on what every row must fill, and on a header of few rows."""
        return super().validate_on_submit(**extra) and (self.skip.data or (self._has_header() and self._is_whole()))

    def mapping(self):
        """What was chosen, as ``services.map_sheet`` takes it."""
        columns = {}
        for at, field in enumerate(self.columns()):
            if field.data:
                columns.setdefault(field.data, []).append(at)
        if self.is_headless:
            return {"header": None, "columns": columns, "skip": self.skip.data, "start": self.start.data or 1}
        last = self.last.data or self.first.data
        header = [self.first.data, last] if self.first.data else None
        return {"header": header, "columns": columns, "skip": self.skip.data}

    @property
    def is_headless(self):
        """Whether the list is said to have no headings."""
        return self.heads.data == "none"

    def columns(self):
        """The field of each column, from left to right."""
        return [field for name, field in self._fields.items() if name.startswith("column_")]

    def _has_header(self):
        last = self.last.data or self.first.data
        if self.is_headless:
            return True
        if not self.first.data:
            self.first.errors = [*self.first.errors, _("Say in which row the headings stand.")]
        elif not self.first.data <= last < self.first.data + HEADER_ROWS:
            self.last.errors = [*self.last.errors, _("Headings take one to four rows.")]
        return not self.errors

    def _is_whole(self):
        chosen = {field.data for field in self.columns()}
        missing = [meaning for meaning in self.target.meanings
                   if meaning.code in self.target.essential and meaning.code not in chosen]  # fmt: skip
        for meaning in missing:
            self.form_errors.append(_("Say which column holds: %(column)s", column=_(meaning.label)))
        return not missing


def sheet_form(target, said, width, *, is_sent=True, **values):
    """A form for a sheet of ``width`` columns that is understood as ``said``.

    ``is_sent``: whether what a browser sent is read into it; otherwise it shows ``said``, as a proposal.
    """
    choices = [("", _l("not used")), *((meaning.code, _l(meaning.label)) for meaning in target.meanings)]
    meant = {at: code for code, indexes in said["columns"].items() for at in indexes}
    fields = {f"column_{at}": SelectField(f"{at + 1}", choices=choices, default=meant.get(at, ""))
              for at in range(min(width, COLUMNS))}  # fmt: skip
    form_class = type("SheetFormOfColumns", (SheetForm,), {**fields, "target": target})
    first, last = said["header"] or (None, None)
    shown = {"skip": said.get("skip", False), "first": first, "last": last, "start": said.get("start"),
             "heads": "none" if said.get("start") else "row", **values}  # fmt: skip
    return form_class(data=shown) if is_sent else form_class(formdata=None, data=shown)


class RowForm(BaseForm):
    """What one row says; its columns are added by ``row_form``."""

    version = VersionField()

    def texts(self, target):
        """{code: text} of the columns."""
        return {m.code: self[f"text_{m.code}"].data for m in target.meanings if f"text_{m.code}" in self}

    def chosen_person(self):
        """None where the list decides, "new", or the id of the record that is meant."""
        said = self.person.data if "person" in self else ""
        return said if said in ("", "new") else int(said)


def row_form(target, texts, candidates, chosen, version, *, asks=False):
    """A form for a row that says ``texts``; ``candidates`` are (id, words) of the records that could be meant.

    ``asks``: whether to ask even where nobody of them is registered yet.
    """
    labels = {meaning.code: meaning for meaning in target.meanings}
    fields = {f"text_{code}": StringField(_l(labels[code].label), validators=[Length(max=500)]) for code in texts}
    if candidates or chosen or asks:
        choices = [(str(key), words) for key, words in candidates]
        choices += [("new", _l("Somebody else, not registered yet")), ("", _l("Decide by what the row says"))]
        fields["person"] = RadioField(_l("Who is this?"), choices=choices, validators=[Optional()])
    form_class = type("RowFormOfColumns", (RowForm,), fields)
    said = {f"text_{code}": text.replace("\n", "; ") for code, text in texts.items()}
    return form_class(data={**said, "person": str(chosen or ""), "version": version})
