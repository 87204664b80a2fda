"""The words of messages: placeholders, defaults in both languages, and the HTML beside them."""

import re

import pytest

from tests.factories.messages import coming_event, messages
from tests.factories.registrations import registration
from workshop.events import services as events
from workshop.messages import composing, placeholders, recipients, services
from workshop.messages.defaults import default
from workshop.messages.layout import blocks_of
from workshop.messages.models import KINDS
from workshop.messages.refusals import BodyMissing, SubjectMissing


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("kind", [*KINDS, "group"])
def test_every_default_text_is_whole_and_names_only_what_is_on_the_list(kind, language):
    subject, body = default(kind, language)
    for text in (subject, body):
        placeholders.require_known(text, "body")
    assert subject
    assert body.splitlines()[0].startswith("Kính gửi" if language == "vi" else "Dear")
    assert body.rstrip().endswith("{{ban tổ chức}}" if language == "vi" else "{{organisers}}")
    spelled = set(placeholders.marks(body))
    at = 0 if language == "vi" else 1
    assert spelled <= {names[at] for names in placeholders.PLACEHOLDERS.values()}


@pytest.mark.parametrize("written", ["{{họ tên}}", "{{ HỌ  TÊN }}", "{{ho ten}}", "{{name}}", "{{Name}}"])
def test_a_placeholder_may_be_spelled_as_people_do(written):
    assert placeholders.fill(f"Chào {written}!", {"name": "Lê A"}) == "Chào Lê A!"


@pytest.mark.parametrize("written", ["{{config}}", "{{ name.__class__ }}", "{{7*7}}", "{{họ tên thật}}", "{{}}"])
def test_what_is_not_on_the_list_is_refused_by_name(app, written):
    with pytest.raises(placeholders.PlaceholderUnknown) as caught:
        services.save_template(coming_event(), "placed", "vi", subject="A", body=f"Chào {written}")
    assert caught.value.field == "body"
    assert written.strip("{} ") in str(caught.value)


@pytest.mark.parametrize("text", ["{{họ tên", "họ tên}}", "{% if x %}{{", "{{họ\ntên}}"])
def test_open_braces_are_refused(app, text):
    with pytest.raises(placeholders.PlaceholderBroken):
        services.save_template(coming_event(), "placed", "vi", subject="A", body=text)


def test_a_value_is_never_read_again_and_an_empty_line_goes():
    values = {"name": "{{link}} {{note}}", "link": "SECRET", "note": ""}
    text = "A\n\nLý do: {{lý do}}\n\n{{note}}\n\nChào {{name}}"
    assert placeholders.fill(text, values) == "A\n\nChào {{link}} {{note}}"


def test_own_words_take_the_place_of_the_default_until_they_are_thrown_away(app):
    event = coming_event()
    made = registration(event, email="a@o.vn")
    (message,) = messages()
    person = recipients.people().person(made.id)
    services.save_template(event, "placed", "vi", subject="  Mời\nhọp ", body="Chào {{họ tên}}\r\nvé {{mã vé}}")
    services.save_template(event, "placed", "vi", subject="Mời họp", body="Chào {{họ tên}}")
    assert composing.message_text(message, person) == ("Mời họp", f"Chào {made.full_name}")
    services.reset_template(event, "placed", "vi")
    assert composing.message_text(message, person)[1].startswith("Kính gửi Ông/Bà")
    with pytest.raises(SubjectMissing):
        services.save_template(event, "placed", "vi", subject=" ", body="x")
    with pytest.raises(BodyMissing):
        services.save_template(event, "placed", "vi", subject="x", body=" ")


def test_a_text_says_everything_in_the_language_of_the_delegate(app):
    event = coming_event(title_en="OCOP workshop", venue_address="1 Đường A")
    made = registration(event, email="a@o.vn", honorific="bà", full_name="Lê Thị B", language="en")
    person = recipients.people().person(made.id)
    subject, body = composing.text_of(event, person, "reminder", "en", note="Please bring samples.")
    assert subject.startswith("Reminder: OCOP workshop, ")
    assert body.startswith("Dear Ms Lê Thị B,\n\nThis is to remind you of OCOP workshop.")
    assert "Venue: Hội trường tỉnh, 1 Đường A\n" in body
    assert "\n\nPlease bring samples.\n\n" in body
    assert body.endswith("Contact: Bà Lê Thị Hòa, 0912000000\n\nYours sincerely,\nThe organisers")
    assert "{{" not in subject + body
    assert not re.search(r"\n{3}| {2}", body)


def test_a_ticket_is_named_only_to_who_has_a_place(app):
    event = coming_event(needs_approval=True)
    person = recipients.people().person(registration(event, email="a@o.vn", source="public").id)
    assert "Mã vé" not in composing.text_of(event, person, "reminder", "vi")[1]
    assert not composing.has_ticket(person, "reminder")


def test_the_html_holds_the_same_words_escaped():
    text = "Kính gửi <b>Bà</b>,\n\nThời gian: 07:30\nĐịa điểm: A & B\n\n- một\n- hai\n\n"
    blocks = blocks_of(f"{text}https://o.vn/r/abc\n\nxem https://o.vn.")
    assert [block["kind"] for block in blocks] == ["text", "details", "list", "link", "text"]
    assert str(blocks[0]["html"]) == "Kính gửi &lt;b&gt;Bà&lt;/b&gt;,"
    assert [tuple(map(str, row)) for row in blocks[1]["rows"]] == [("Thời gian", "07:30"), ("Địa điểm", "A &amp; B")]
    assert blocks[3]["url"] == "https://o.vn/r/abc"
    assert str(blocks[4]["html"]).startswith('xem <a href="https://o.vn"')
    assert str(blocks[4]["html"]).endswith("</a>.")


def test_a_calendar_keeps_its_uid_and_grows_its_sequence_and_says_that_it_is_cancelled(app):
    event = coming_event()
    registration(event, email="a@o.vn")
    (message,) = messages()
    from tests.factories.messages import mail_to

    mail_to(app)
    first = composing.letter_of(message.id).calendar.decode()
    events.edit_event(event, event.version, venue="Hội trường mới")
    second = composing.letter_of(message.id).calendar.decode()

    def line(text, name):
        return next(each for each in text.splitlines() if each.startswith(f"{name}:"))

    assert line(first, "UID") == line(second, "UID")
    assert int(line(second, "SEQUENCE").partition(":")[2]) > int(line(first, "SEQUENCE").partition(":")[2])
    assert "METHOD:PUBLISH" in first
    events.cancel_event(event)
    from workshop.events.calendars import calendar_file

    assert "STATUS:CANCELLED" in calendar_file(event, url="https://o.vn").decode()
