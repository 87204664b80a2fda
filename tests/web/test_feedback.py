"""Giving feedback without a name, and reading it."""

import datetime as dt

from tests.factories import events
from workshop.extensions import db, utc_now
from workshop.feedback.models import FeedbackResponse
from workshop.feedback.services import give_feedback
from workshop.questions.models import Question
from workshop.transactions import transaction


def responses():
    return list(db.session.scalars(db.select(FeedbackResponse)))


def ask_own(event, **values):
    with transaction() as session:
        made = Question(event_id=event.id, form="feedback", **values)
        session.add(made)
    return made


def test_an_opinion_is_given_with_the_organisers_own_question(client):
    event = events.event()
    own = ask_own(
        event, kind="choice", label="Phần nào bổ ích?", choices=["Đối thoại", "Tham luận"], is_required=True
    )
    sent = {"rating": "4", "comment": "Tốt", f"question_{own.id}": "Đối thoại"}
    response = client.post_form(f"/e/{event.slug}/feedback", sent)
    assert (response.status_code, response.headers["Location"]) == (303, f"/e/{event.slug}/feedback/thanks")
    (given,) = responses()
    assert (given.rating, given.comment, given.answers) == (4, "Tốt", {str(own.id): "Đối thoại"})
    assert client.get(f"/e/{event.slug}/feedback/thanks").status_code == 200


def test_what_was_typed_stays_without_a_rating(client):
    event = events.event()
    response = client.post_form(f"/e/{event.slug}/feedback", {"comment": "Nên có thêm giờ"})
    assert (response.status_code, "Nên có thêm giờ" in response.get_data(as_text=True)) == (422, True)
    assert client.post_form(f"/e/{event.slug}/feedback", {"rating": "6"}).status_code == 422
    assert responses() == []


def test_before_the_beginning_there_is_no_form(client):
    starts_at = utc_now() + dt.timedelta(days=1)
    event = events.event(starts_at=starts_at, ends_at=starts_at + dt.timedelta(hours=1))
    assert client.tree(f"/e/{event.slug}/feedback").xpath("//main//form") == []
    assert client.post_form(f"/e/{event.slug}/feedback", {"rating": "5"}).status_code == 422


def test_staff_read_the_average_and_the_spread(app, sign_in):
    event = events.event()
    own = ask_own(event, kind="text", label="Góp ý khác?")
    for rating in (5, 4, 4):
        give_feedback(event, rating, comment="Bổ ích", answers={str(own.id): "Âm thanh"})
    tree = sign_in("organizer").tree(f"/events/{event.slug}/feedback?lang=vi")
    assert tree.xpath("//p[@class='figure']")[0].text_content().split() == ["4,3", "/", "5"]
    assert [cell.text_content() for cell in tree.xpath("//details//td")] == ["1", "2", "0", "0", "0"]
    assert "Âm thanh × 3" in " ".join(tree.text_content().split())
    assert sign_in("viewer").get(f"/events/{event.slug}/feedback").status_code == 403
