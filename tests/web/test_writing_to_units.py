"""The page from which units are written to by e-mail."""

import pytest

from tests.factories.invitations import invitation
from tests.factories.messages import coming_event, mail_to, messages
from workshop.edges import mail
from workshop.registrations.invitations import services


@pytest.fixture
def event(app):
    """A workshop with a unit that has an address, one that has none, and one that declined."""
    mail_to(app)
    made = coming_event()
    for unit, address in (("Sở Công Thương", "vanthu@so.vn"), ("Xã Kim Sơn", ""), ("Sở Tài chính", "stc@so.vn")):
        one = invitation(made, unit=unit, contact_email=address)
        services.mark_sent(made, [one.id], "hand")
    services.decline(one)
    return made


@pytest.fixture
def page(event, sign_in):
    """(organizer, address of the page that reminds)."""
    return sign_in("organizer", event), f"/events/{event.slug}/invitations/mail/unit_reminder"


def _cards(tree):
    return {" ".join(card.xpath("string(h2)").split()): card.xpath(".//li/a[1]/text()")
            for card in tree.xpath("//section[contains(@class, 'card')]") if card.xpath(".//li")}  # fmt: skip


def test_units_are_named_by_what_becomes_of_them(page):
    client, address = page
    assert _cards(client.tree(f"{address}?lang=en")) == {
        "1 unit has an e-mail address": ["Sở Công Thương"], "1 unit has no e-mail address": ["Xã Kim Sơn"],
    }  # fmt: skip


def test_it_is_looked_at_sent_once_and_shown_unit_by_unit(page):
    client, address = page
    token = client.tree(address).xpath("//input[@name='token']/@value")[0]
    seen = client.post_form(address, {"token": token, "note": "Gấp ạ.", "act": "preview"})
    assert ("Gấp ạ." in seen.text, messages()) == (True, [])
    for _press in range(2):
        answer = client.post_form(address, {"token": token, "note": "Gấp ạ."})
    tree = client.tree(answer.headers["Location"])
    assert [" ".join(node.text_content().split()) for node in tree.xpath("//tbody//th")] == ["Sở Công Thương"]
    (row,) = messages()
    client.tree(f"{answer.headers['Location'].partition('/mailings')[0]}/{row.id}")
    again = client.tree(f"{address}?lang=en")
    assert _cards(again)["On its way already"] == ["Sở Công Thương"]


def test_while_mail_is_off_the_page_says_so_and_offers_no_button(app, page):
    client, address = page
    mail.use(app, None)
    tree = client.tree(f"{address}?lang=en")
    assert tree.xpath("//a[text()='Texts for Zalo']/@href") == [address.replace("mail/unit_reminder", "reminders")]
    assert tree.xpath("//button[contains(., 'Send to')]") == []
    assert client.post_form(address, {"token": "a"}).status_code == 422


def test_ticked_units_are_sent_their_invitation(page, event):
    client, _address = page
    ids = client.tree(f"/events/{event.slug}/invitations").xpath("//input[@name='ids']/@value")
    answer = client.post_form(f"/events/{event.slug}/invitations/bulk", {"ids": ids, "act": "mail"})
    cards = _cards(client.tree(f"{answer.headers['Location']}&lang=en"))
    assert cards == {
        "1 unit has an e-mail address": ["Sở Công Thương"], "1 unit has no e-mail address": ["Xã Kim Sơn"],
        "Left out, because they have answered": ["Sở Tài chính"],
    }  # fmt: skip


def test_the_text_for_units_is_written_with_a_unit_s_data(page, event):
    client, _address = page
    tree = client.tree(f"/events/{event.slug}/messages/texts/unit_reminder/vi")
    assert "Kính gửi Sở Công Thương," in tree.xpath("string(//pre)")
    marks = tree.xpath("//dl//code/text()")
    assert ("{{số đại biểu}}" in marks, "{{mã vé}}" in marks) == (True, False)


def test_who_may_not_edit_sends_nothing(event, sign_in):
    assert sign_in("viewer", event).get(f"/events/{event.slug}/invitations/mail/invitation").status_code == 403
