"""Text that is too long: no browser cuts it without a word, the server refuses it and keeps what was typed."""

import importlib
import inspect
import pkgutil
from pathlib import Path

import pytest
from wtforms import Form, HiddenField, PasswordField, StringField
from wtforms.validators import Length

import workshop
from tests.factories import awards, events
from tests.factories import mou as factory
from workshop.awards.models import Award
from workshop.extensions import db

LONG = "Ễ" * 5000
TEMPLATES = Path(workshop.__file__).parents[1] / "templates"
# fields that no column keeps: a trap for programs, the repeated password, the name of a known meaning
UNKEPT = {("LostLinkForm", "website"), ("SignUpForm", "website"), ("GroupForm", "website"), ("AllowForm", "code")}


def _forms():
    for module in pkgutil.walk_packages(workshop.__path__, "workshop."):
        if module.name.endswith("forms") and "migrations" not in module.name:
            for _name, form in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
                if issubclass(form, Form) and form.__module__ == module.name:
                    yield form


def _text_fields(form):
    for name in dir(form):
        unbound = getattr(form, name)
        kind = getattr(unbound, "field_class", None)
        if kind and issubclass(kind, StringField) and not issubclass(kind, (HiddenField, PasswordField)):
            yield name, [*unbound.args[1:2], unbound.kwargs.get("validators", [])][0]


def test_every_text_field_has_a_limit_of_its_own():
    fields = [(form.__name__, name, rules) for form in _forms() for name, rules in _text_fields(form)]
    assert len(fields) > 100
    unlimited = {(form, name) for form, name, rules in fields if not any(isinstance(rule, Length) for rule in rules)}
    assert unlimited == UNKEPT


def test_no_page_lets_the_browser_cut():
    holding = [path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html")
               if "maxlength" in path.read_text(encoding="utf-8")]  # fmt: skip
    assert holding == ["desk/dialogs.html"]  # without a network nobody could be told in time


@pytest.mark.db
@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("/awards/{decision}/recipients/new", ("printed_name", "printed_address")),
        ("/awards/recipients/{award}/edit", ("printed_name", "printed_address")),
        ("/awards/recipients/{award}/reissue", ("printed_name", "reason")),
        ("/awards/{decision}/record", ("number",)),
        ("/awards/{decision}/edit", ("achievement", "signer_name", "place")),
        ("/mous/{mou}/edit", ("title", "subject")),
        ("/mous/{mou}/products/edit", ("lines-0-name", "lines-0-rank")),
        ("/mous/{mou}/parties/new", ("name",)),
        ("/events/{slug}/registrations/new", ("full_name", "organization", "phone", "email", "note")),
        ("/events/{slug}/edit", ("title", "venue")),
        ("/events/{slug}/report", ("number", "recipients", "signer")),
        ("/events/{slug}/booths/new", ("number", "holder", "shows")),
        ("/ocop/owners/new", ("name", "address")),
    ],
)
def test_what_is_too_long_is_refused_and_kept(sign_in, path, names):
    event, client = events.event(), sign_in("administrator")
    decision, mou = awards.decision(event), factory.draft(event)
    address = path.format(decision=decision.id, award=decision.awards[0].id, mou=mou.id, slug=event.slug)
    shown = client.get(address)
    assert (shown.status_code, b"maxlength" in shown.data) == (200, False)
    answer = client.post_form(address, dict.fromkeys(names, LONG))
    assert answer.status_code == 422
    assert LONG in answer.get_data(as_text=True)


@pytest.mark.db
def test_a_pasted_list_with_a_name_that_is_too_long_adds_nobody(sign_in):
    decision, client = awards.decision(names=[]), sign_in("administrator")
    answer = client.post_form(f"/awards/{decision.id}/recipients/pasted", {"names": f"Hợp tác xã Một\n{LONG}"})
    assert (answer.status_code, LONG in answer.get_data(as_text=True)) == (422, True)
    assert db.session.query(Award).count() == 0
