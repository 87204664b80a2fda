"""Badges, plates, spare badges and lists say alike when they are not the ones that count."""

import pytest

from tests.factories import events
from tests.factories.registrations import registration
from tests.support.pictures import text_in
from workshop.registrations import documents
from workshop.registrations.papers.marks import mark_of
from workshop.registrations.services import make_spares

MARK = "BẢN XEM TRƯỚC"


@pytest.mark.parametrize(("status", "is_preview", "mark"), [
    ("published", False, ""), ("draft", False, MARK), ("published", True, MARK), ("closed", False, ""),
])  # fmt: skip
def test_a_workshop_that_is_not_published_and_a_server_without_address_print_previews(app, status, is_preview, mark):
    app.config["WORKSHOP_IS_PREVIEW"] = is_preview
    assert mark_of(events.event(status=status)) == mark


@pytest.mark.pdf
def test_every_paper_of_a_draft_bears_the_mark_and_none_of_a_published_one(app):
    for status, times in (("draft", 1), ("published", 0)):
        event = events.event(status=status)
        person, choice = registration(event), documents.badge_choice({})
        people, words = documents.badge_people(event, [person]), documents.badge_words(event)
        badge = documents.cards_pdf(documents.badge_pages(people, words, choice), "Thẻ")
        spare = documents.cards_pdf(documents.spare_pages(make_spares(event, 1), words, choice), "Thẻ dự phòng")
        plate = documents.cards_pdf(documents.plate_pages([person], mark=documents.mark_of(event)), "Biển tên")
        found = [text_in(each).count(MARK) for each in (badge, spare, plate)]
        assert found == [times, times, 2 * times]  # a plate has two sides
