"""Pages of a workshop that was moved: what went along is said, what was left behind is shown and mended."""

import datetime as dt

import pytest

from tests.factories import events
from workshop.events import services
from workshop.extensions import db

HOUR = dt.timedelta(hours=1)
START = dt.datetime(2030, 12, 15, 1, tzinfo=dt.UTC)  # 08:00 in Vietnam
TYPED = {"title": "Hội nghị kết nối", "venue": "Hội trường", "starts_at": "2030-12-16T13:30",
         "ends_at": "2030-12-16T17:00"}  # fmt: skip


@pytest.fixture
def event(app):
    """A morning with two items that overlap, entered in the wrong order."""
    event = events.event(title="Hội nghị kết nối", starts_at=START, ends_at=START + 3.5 * HOUR)
    services.add_session(event, "signing", "Ký kết", starts_at=START + HOUR, ends_at=START + 2 * HOUR)
    services.add_session(event, "opening", "Khai mạc", starts_at=START, ends_at=START + 1.5 * HOUR)
    return event


def times(client, event):
    return client.tree(f"/e/{event.slug}").xpath("//ol[@class='programme']//time/text()")


def test_what_lies_within_moves_along_unless_it_is_unticked(sign_in, client, event):
    staff = sign_in("organizer")
    assert staff.tree(f"/events/{event.slug}/edit").xpath("//input[@id='moves_along']/@checked")
    assert times(client, event) == ["08:00", "09:00"]
    staff.post_form(f"/events/{event.slug}/edit", {**TYPED, "version": str(event.version), "moves_along": "y"})
    said = staff.tree(f"/events/{event.slug}/settings?lang=vi").xpath("//*[@class='flashes']")[0].text_content()
    assert "muộn hơn 1 ngày 5 giờ 30 phút" in said
    assert "08:00, 15/12/2030" in said
    assert times(client, event) == ["13:30", "14:30"]
    back = {**TYPED, "starts_at": "2030-12-15T08:00", "ends_at": "2030-12-15T11:30", "version": str(event.version)}
    staff.post_form(f"/events/{event.slug}/edit", back)
    assert times(client, event) == ["13:30", "14:30"]


def test_a_programme_left_behind_is_marked_and_follows_by_a_button(sign_in, client, event):
    staff = sign_in("organizer")
    staff.post_form(f"/events/{event.slug}/edit", {**TYPED, "version": str(event.version)})
    page = staff.tree(f"/events/{event.slug}/programme?lang=en")
    assert len(page.xpath("//main//td//*[contains(@class, 'tag-wait')]")) == 2
    told = page.xpath("//main//*[contains(@class, 'notice-wait')]//p[not(@class)]/text()")
    assert told == ["2 items lie outside 13:30–17:00, 16/12/2030."]
    staff.post_form(f"/events/{event.slug}/programme/hours", {})
    assert times(client, event) == ["13:30", "14:30"]
    assert not staff.tree(f"/events/{event.slug}/programme").xpath("//main//td//*[contains(@class, 'tag-wait')]")
    assert sign_in("viewer").post_form(f"/events/{event.slug}/programme/hours", {}).status_code == 403


def test_items_side_by_side_are_hinted_at_and_never_refused(sign_in, event):
    staff = sign_in("organizer")
    hints = [hint.text_content() for hint in staff.tree(f"/events/{event.slug}/programme?lang=en").xpath("//th/p")]
    assert hints == ["At the same time as: Ký kết", "At the same time as: Khai mạc"]
    signing = event.sessions[0]
    services.edit_session(signing, starts_at=START + 2 * HOUR, ends_at=None)
    assert not staff.tree(f"/events/{event.slug}/programme").xpath("//th/p")


def test_arrows_stand_only_where_the_clock_does_not_decide(sign_in, event):
    staff = sign_in("organizer")
    places = "//main//form[contains(@action, '/place')]"
    assert not staff.tree(f"/events/{event.slug}/programme").xpath(places)
    services.add_session(event, "break", "Giải lao")
    assert len(staff.tree(f"/events/{event.slug}/programme").xpath(places)) == 2


def test_the_public_page_says_the_hours_before_the_day(client, event):
    page = client.tree(f"/e/{event.slug}")
    assert page.xpath("//dd")[0].text_content().strip() == "08:00–11:30, 15/12/2030"
    services.edit_event(event, event.version, ends_at=START + 27 * HOUR)
    db.session.expire_all()
    page = client.tree(f"/e/{event.slug}")
    assert page.xpath("//dd")[0].text_content().strip() == "08:00, 15/12/2030 – 11:00, 16/12/2030"
