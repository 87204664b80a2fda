"""Names in small letters, mixed capitals, with digits: asked about before they are printed, never changed."""

import datetime as dt

import pytest

from tests.factories import events
from tests.factories.registrations import registration
from tests.unit.registrations.test_importing import sheet
from workshop.extensions import db, utc_now
from workshop.imports import services as imports
from workshop.registrations import links, writing
from workshop.registrations.listeners import needs_attention
from workshop.registrations.models import Registration

NAMES = ("thạch thị mai", "TRẦN THỊ NGỌC bích", "Lê Văn An", "SƠN THỊ BÌNH")


@pytest.fixture
def event(app):
    """A workshop ahead, with two names to look at and one in capitals."""
    ahead = utc_now() + dt.timedelta(days=20)
    made = events.event(starts_at=ahead, ends_at=ahead + dt.timedelta(hours=4))
    for name in NAMES:
        registration(made, full_name=name)
    return made


def test_the_papers_page_names_them_with_links(event, sign_in):
    page = sign_in("organizer").tree(f"/events/{event.slug}/registrations/papers")
    [box] = page.xpath("//div[contains(@class, 'notice-wait')]")
    assert "2 tên cần xem lại trước khi in" in box.text_content()
    found = [(link.text_content(), link.get("href").rpartition("/")[2]) for link in box.xpath(".//a")]
    assert sorted(found) == sorted((name, str(key)) for key, name in writing.oddly_written(event))
    assert {name for name, _key in found} == set(NAMES[:2])


@pytest.mark.db
@pytest.mark.parametrize(("way", "names"), [("odd", NAMES[:2]), ("capitals", NAMES[3:]), ("other", NAMES)])
def test_the_list_is_narrowed_to_them(event, sign_in, way, names):
    page = sign_in("organizer").tree(f"/events/{event.slug}/registrations?names={way}")
    assert sorted(link.text_content() for link in page.xpath("//tbody//th/a")) == sorted(names)


def test_the_dashboard_says_so_while_the_workshop_is_ahead(app, event):
    past = events.event()
    registration(past, full_name=NAMES[0])
    with app.test_request_context():
        assert [str(task["title"]) for task in needs_attention(event)] == ["2 tên cần xem lại trước khi in"]
        assert needs_attention(past) == []


def test_a_guest_sees_it_on_the_personal_page_alone(event, client):
    notes = []
    for name in (NAMES[0], NAMES[2]):
        made = registration(event, full_name=name)
        text = client.tree(f"/r/{links.link_token(made)}").text_content()
        notes.append("sẽ được in đúng như ở đây" in text)
    assert notes == [True, False]


def test_the_row_of_a_list_says_so(event, sign_in):
    rows = [(str(place), name, "", "", "Sở A", "") for place, name in enumerate(NAMES)]
    batch = imports.read_batch("registrations", sheet(*rows), "ds.xlsx", events.event())
    page = sign_in("organizer").tree(f"/events/{batch.event.slug}/imports/{batch.id}")
    said = [row.text_content() for row in page.xpath("//tr[starts-with(@id, 'row-')]")][1:]
    assert ["Họ tên được in đúng như viết ở đây" in text for text in said] == [True, True, False, False]
    assert ["Họ tên viết toàn chữ in hoa" in text for text in said] == [False, False, False, True]


def papers_of(client, event):
    """The notice of the page of papers about what import would have asked: its text and links."""
    boxes = client.tree(f"/events/{event.slug}/registrations/papers").xpath("//div[contains(@class, 'notice-info')]")
    said = [box for box in boxes if "Trước khi in" in box.text_content()]
    return (" ".join(said[0].text_content().split()), said[0]) if said else ("", None)


def test_the_papers_page_says_how_many_are_in_capitals_of_one_word_or_shortened(event, sign_in):
    registration(event, full_name="Tám", position="P.GĐ")
    registration(event, full_name="Lê Thị Hai", position="Phó Giám đốc", organization="Cty TNHH XNK Bưởi")
    registration(event, full_name="Lê Văn Ba", position="Trưởng phòng", organization="HTX Sa Rài")
    client = sign_in("organizer")
    text, box = papers_of(client, event)
    assert "1 họ tên viết toàn chữ in hoa: SƠN THỊ BÌNH → Sơn Thị Bình" in text
    assert "1 họ tên chỉ có một chữ: Tám" in text
    assert "2 chức vụ hoặc đơn vị viết tắt: Cty TNHH XNK Bưởi · P.GĐ" in text
    listed = [client.tree(link).xpath("//tbody//th/a/text()")
              for link in dict.fromkeys(box.xpath(".//a/@href")) if "?" in link]  # fmt: skip
    assert [sorted(names) for names in listed] == [["SƠN THỊ BÌNH"], ["Tám"], ["Lê Thị Hai", "Tám"]]


def test_names_in_capitals_are_written_anew_by_one_press(event, sign_in):
    registration(event, full_name="LÊ VĂN CHỜ", status="pending")
    client = sign_in("organizer")
    answer = client.post_form(f"/events/{event.slug}/registrations/spelling")
    assert answer.location == f"/events/{event.slug}/registrations/papers"
    names = db.session.scalars(db.select(Registration.full_name).order_by(Registration.id)).all()
    assert names == [*NAMES[:3], "Sơn Thị Bình", "LÊ VĂN CHỜ"]
    assert papers_of(client, event) == ("", None)


def test_a_guest_whose_name_stands_in_capitals_is_asked_too(event, client):
    made = registration(event, full_name=NAMES[3])
    assert "sẽ được in đúng như ở đây" in client.tree(f"/r/{links.link_token(made)}").text_content()
