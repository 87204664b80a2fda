"""Numbers in Vietnamese sentences have points; what was read of a line about a unit is what the page shows."""

import pytest

from tests.factories.invitations import coming_event
from workshop.edges.spreadsheets.limits import too_large
from workshop.questions.fields import with_questions
from workshop.questions.models import Question
from workshop.registrations import wordings
from workshop.registrations.invitations.lines import units_of
from workshop.registrations.models import PrivacyText
from workshop.transactions import transaction
from workshop.web.errors import words
from workshop.web.forms import BaseForm


@pytest.mark.parametrize(("language", "high"), [("vi", "1.000.000"), ("en", "1,000,000")])
def test_thousands_are_parted_as_the_reader_does(app, language, high):
    question = Question(id=7, kind="number", label="Số xe", only_kinds=[], is_required=True)
    with app.test_request_context(f"/?lang={language}", method="POST", data={"question_7": "5000000"}):
        form = with_questions(BaseForm, [question], language)(meta={"csrf": False})
        assert not form.validate()
        assert high in str(form.question_7.errors[0])
        assert ("20.000" if language == "vi" else "20,000") in words(too_large("ds.xlsx"))


@pytest.mark.parametrize(("line", "quota", "name", "phone"), [
    ("Sở A; hai; Lê Thị Tư; 0909", 2, "Lê Thị Tư", "0909"),
    ("Sở A; ba người; Lê Thị Tư; 0909123456", 3, "Lê Thị Tư", "0909123456"),
    ("Sở A; 01 lãnh đạo + 01 chuyên viên; Lê Thị Tư", 2, "Lê Thị Tư", ""),
    ("Sở A; Lê Thị Tư; 2", 2, "Lê Thị Tư", ""),
])  # fmt: skip
def test_a_line_about_a_unit(line, quota, name, phone):
    (unit,) = units_of(line)
    assert (unit.quota, unit.contact_name, unit.contact_phone) == (quota, name, phone)


def test_a_phone_that_cannot_be_read_leaves_the_line_out_with_the_reason(sign_in):
    event = coming_event()
    sent = {"lines": "Sở A; hai; Lê Thị Tư; 0909", "quota_text": "01 lãnh đạo", "kind": "leader", "act": "read"}
    answer = sign_in("organizer").post_form(f"/events/{event.slug}/invitations/many", sent)
    page = answer.get_data(as_text=True)
    assert "Bỏ qua: Đây không phải số điện thoại Việt Nam" in " ".join(page.split())
    assert 'value="invite"' not in page


@pytest.mark.parametrize("language", ["vi", "en"])
def test_whoever_names_others_does_not_speak_of_themselves(app, language):
    event = coming_event()
    assert wordings.for_others(event.id, language) == wordings.shipped()["others", language]
    with transaction() as session:
        own = {"topic": "attend", "language": language, "version": 1, "sha256": "", "words": "Tôi."}
        session.add(PrivacyText(event_id=event.id, **own))
    assert "“Tôi.”" in wordings.for_others(event.id, language)
