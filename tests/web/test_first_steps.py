"""What a new workshop says before anything is entered: what is missing, where it is entered, no figures of nothing."""

import datetime as dt

import pytest

from tests.factories import accounts, events, ocop
from workshop.events import services
from workshop.extensions import utc_now
from workshop.ocop.models import Certification
from workshop.transactions import transaction
from workshop.vietnamese.dates import local_day


@pytest.fixture
def draft(app):
    """A draft in three days without a venue and without organisers."""
    start = utc_now() + dt.timedelta(days=3)
    return events.event(status="draft", venue="", starts_at=start, ends_at=start + dt.timedelta(hours=4))


def missing(tree):
    """The links of what is missing."""
    return tree.xpath("//div[contains(@class, 'notice-wait')]//li/a/@href")


def test_each_missing_thing_leads_to_its_field(draft, sign_in):
    staff, base = sign_in("organizer"), f"/events/{draft.slug}"
    assert missing(staff.tree(f"{base}/settings")) == [f"{base}/edit#venue", f"{base}/hosts#name"]
    staff.post_form(f"{base}/publication", {"to": "published"})
    tree = staff.tree(f"{base}/settings")
    assert "Chưa công bố được hội thảo" in tree.xpath("string(//*[@role='alert'])")
    services.add_host(draft, "Hội LHPN tỉnh", "lead")
    assert missing(staff.tree(f"{base}/settings")) == [f"{base}/edit#venue"]
    services.edit_event(draft, draft.version, venue="Hội trường")
    assert missing(staff.tree(f"{base}/settings")) == []


def test_the_overview_says_how_to_begin_instead_of_zeros(draft, sign_in):
    ocop.product(decided_on=utc_now().date())
    tree = sign_in("organizer").tree(f"/events/{draft.slug}")
    titles = [" ".join(node.text_content().split()) for node in tree.xpath("//main//h2")]
    assert "Chưa có đại biểu" in titles
    base = f"/events/{draft.slug}"
    links = tree.xpath("//table//th/a/@href")
    assert links == [f"{base}/imports/new", f"{base}/invitations", f"{base}/registration"]
    assert tree.xpath("//p[@class='figure-label'] | //main//progress") == []


def test_a_product_whose_certificate_has_ended_is_named_apart_wherever_it_is_counted(draft, sign_in):
    ended, day = utc_now().date() - dt.timedelta(days=30), local_day(utc_now())
    led = ocop.owner(is_women_led=True)
    for owner in (led, led, ocop.owner()):
        _end(ocop.product(of=owner), ended)
    ocop.product(decided_on=ended)
    staff = sign_in()
    card = staff.tree(f"/events/{draft.slug}").xpath("//div[p[@class='figure-label']]")[0]
    said = " ".join(card.text_content().split())
    assert said == (f"Sản phẩm do phụ nữ làm chủ 0 / 1 giấy chứng nhận còn hiệu lực ngày {day:%d/%m/%Y}; "
                    "3 sản phẩm khác đã hết hạn đến ngày đó (trong đó 2 của chủ thể do phụ nữ làm chủ)")  # fmt: skip
    cards = [" ".join(each.text_content().split()) for each in staff.tree("/ocop/").xpath("//div[p[@class='figure']]")]
    assert cards[:2] == [
        f"Sản phẩm được công nhận 4 trong đó 3 đã hết hạn đến hôm nay, {day:%d/%m/%Y}",
        f"Sản phẩm do phụ nữ làm chủ 2 / 4 trong đó 2 đã hết hạn đến hôm nay, {day:%d/%m/%Y}",
    ]
    on_day = staff.tree(f"/ocop/?as_of={day}").xpath("//div[p[@class='figure']]")
    assert " ".join(on_day[0].text_content().split()) == (
        f"Sản phẩm được công nhận 1 ngoài ra 3 đã hết hạn đến {day:%d/%m/%Y}"
    )
    row = staff.tree("/reports/").xpath("//table[contains(., 'Đã hết hạn')]/tbody/tr[last()]/td")
    assert [" ".join(cell.text_content().split()) for cell in row[:3]] == ["1", "0 / 1", "3"]


def _end(product, day):
    """Let the certificate of ``product`` end on ``day``."""
    with transaction() as session:
        session.get(Certification, product.certifications[0].id).expires_on = day


def test_a_day_stands_in_words_below_its_field(draft, sign_in):
    staff = sign_in("organizer")
    services.edit_event(draft, draft.version, starts_at=dt.datetime(2030, 5, 6, 0, 30, tzinfo=dt.UTC),
                        ends_at=dt.datetime(2030, 5, 6, 4, 0, tzinfo=dt.UTC))  # fmt: skip
    said = [staff.tree(f"/events/{draft.slug}/edit?lang={code}").xpath("string(//p[@id='starts_at-said'])")
            for code in ("vi", "en")]  # fmt: skip
    assert said == ["Thứ Hai, 06/05/2030, 07:30", "Monday, 6 May 2030, 07:30"]
    field = staff.tree(f"/events/{draft.slug}/edit").xpath("//input[@id='starts_at']")[0]
    assert "starts_at-said" in field.get("aria-describedby")


def test_the_settings_say_who_works_there_and_whom_to_ask_for_more(sign_in):
    event = events.event()
    client = sign_in("organizer", event)
    accounts.user("desk", event=event, full_name="Lê Văn Bàn")
    accounts.user("desk", event=events.event(), full_name="Người Nơi Khác")
    accounts.user("administrator", full_name="Trần Thị Quản")
    accounts.user("administrator", event=event, full_name="Quản Một Nơi")
    tree = client.tree(f"/events/{event.slug}/settings")
    card = tree.xpath("//section[h2='Người làm việc ở hội thảo này']")[0]
    rows = [[cell.text_content() for cell in row] for row in card.xpath(".//tbody/tr")]
    assert (["Lê Văn Bàn", "Bàn đón tiếp"] in rows, len(rows)) == (True, 4)
    assert card.xpath("string(.//strong)") == "Trần Thị Quản"
    assert card.xpath(".//a[@href='/admin/users']") == []
    assert sign_in().tree(f"/events/{event.slug}/settings").xpath("//main//a[@href='/admin/users']") != []
