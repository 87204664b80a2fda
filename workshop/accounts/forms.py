"""Forms of sign-in, accounts and tokens."""

from flask_babel import lazy_gettext as _l
from wtforms import EmailField, HiddenField, IntegerField, PasswordField, SelectField, StringField
from wtforms.validators import EqualTo, InputRequired, Length, NumberRange, Optional

from workshop.accounts.permissions import ROLE_NAMES, SCOPES, TOKEN_DAYS
from workshop.accounts.queries import event_titles
from workshop.web.forms import BaseForm, CheckboxesField, EmailAddress

EVERYWHERE = "all"
SCOPE_NAMES = {
    "checkin": _l("Check people in at one workshop"),
    "registrations:read": _l("Read delegates and ticket codes"),
    "registrations:write": _l("Register and change delegates"),
    "ocop:read": _l("Read OCOP owners and products"),
    "ocop:write": _l("Change OCOP owners and products"),
    "mou:read": _l("Read memoranda"),
    "mou:write": _l("Change memoranda"),
    "awards:read": _l("Read awards"),
    "reports:read": _l("Read reports and figures"),
}


class SignInForm(BaseForm):
    """Account name, password, and where to go afterwards."""

    username = StringField(_l("Account name"), [InputRequired(), Length(max=64)])
    password = PasswordField(_l("Password"), [InputRequired(), Length(max=200)])
    next = HiddenField()


class NewPasswordForm(BaseForm):
    """A new password, twice."""

    password = PasswordField(_l("New password"), [InputRequired(), Length(max=200)])
    again = PasswordField(_l("New password once more"), [InputRequired(), EqualTo("password")])


class ChangePasswordForm(NewPasswordForm):
    """A new password, by whoever knows the present one."""

    present = PasswordField(_l("Present password"), [InputRequired(), Length(max=200)])


class FirstAdministratorForm(NewPasswordForm):
    """The first account of an installation."""

    username = StringField(_l("Account name"), [InputRequired(), Length(min=3, max=64)])
    full_name = StringField(_l("Full name"), [InputRequired(), Length(max=120)])


class EditUserForm(BaseForm):
    """What is shown of a user, and where mail goes."""

    full_name = StringField(_l("Full name"), [InputRequired(), Length(max=120)])
    email = EmailField(_l("E-mail"), [Optional(), EmailAddress(), Length(max=254)])


class RoleForm(BaseForm):
    """One role, at one event or at all of them; neither is chosen beforehand, since both give power."""

    role = SelectField(_l("Role"), [InputRequired(_l("Choose a role."))], choices=[])
    event_id = SelectField(_l("Where"), [InputRequired(_l("Choose a workshop, or all of them."))], choices=[])

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # the one that may do everything comes last
        names = sorted(ROLE_NAMES, key=lambda name: name == "administrator")
        self.role.choices = [("", _l("Choose a role")), *((name, _l(ROLE_NAMES[name])) for name in names)]
        self.event_id.choices = [("", _l("Choose where")), *_events(), (EVERYWHERE, _l("At all workshops"))]

    @property
    def chosen_event(self):
        """The id of the chosen event, None for all of them."""
        return None if self.event_id.data == EVERYWHERE else int(self.event_id.data)


class CreateUserForm(RoleForm, EditUserForm):
    """A new account with its first role."""

    username = StringField(_l("Account name"), [InputRequired(), Length(min=3, max=64)])


class TokenForm(BaseForm):
    """A token for another system."""

    name = StringField(_l("What the token is for"), [InputRequired(), Length(max=80)])
    scopes = CheckboxesField(_l("It may"), [InputRequired()], choices=[])
    event_id = SelectField(_l("Workshop"), choices=[])
    days = IntegerField(_l("Valid for (days)"), [InputRequired(), NumberRange(1, 730)], default=TOKEN_DAYS)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.scopes.choices = [(scope, SCOPE_NAMES[scope]) for scope in SCOPES]
        self.event_id.choices = [("", _l("All workshops")), *_events()]

    @property
    def chosen_event(self):
        """The id of the chosen event, None for all of them."""
        return int(self.event_id.data) if self.event_id.data else None


def _events():
    return [(str(event_id), title) for event_id, title in event_titles().items()]
