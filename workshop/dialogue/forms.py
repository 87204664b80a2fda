"""Forms of the dialogue: asking, assigning, answering."""

from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from workshop.web.forms import BaseForm, VersionField

LONGEST_QUESTION = 1000
LONGEST_ANSWER = 5000


class AskForm(BaseForm):
    """A question to the dialogue; only the text is needed."""

    text = TextAreaField(_l("Your question"), [InputRequired(), Length(max=LONGEST_QUESTION)], default="")
    addressed_to = SelectField(_l("To whom"), default="")
    asked_by = StringField(_l("Your name"), [Length(max=120)], default="")
    organization = StringField(_l("Your unit"), [Length(max=200)], default="")

    def offer(self, people):
        """Let the delegate choose among ``people``, or leave it to the chair."""
        self.addressed_to.choices = [("", _l("Whoever can answer best")), *((name, name) for name in people)]


class AssignForm(BaseForm):
    """Who is to answer, and the group of problems."""

    version = VersionField()
    assigned_to = StringField(_l("To be answered by"), [Length(max=200)], default="")
    topic = StringField(_l("Group of problems"), [Length(max=80)], default="")


class AnswerForm(BaseForm):
    """What was answered, and by whom."""

    version = VersionField()
    answer = TextAreaField(_l("What was answered"), [Length(max=LONGEST_ANSWER)], default="")
    answered_by = StringField(_l("Answered by"), [Length(max=200)], default="")
