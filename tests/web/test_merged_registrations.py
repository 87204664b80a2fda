"""What becomes of a registration that was merged into another of the same person: its messages, link and unit."""

import pytest

from tests.factories.invitations import coming_event, invitation
from tests.factories.messages import messages
from tests.factories.registrations import registration
from workshop.errors import NotFound
from workshop.extensions import db
from workshop.registrations import links, services
from workshop.registrations.delegations.lines import Person
from workshop.registrations.delegations.links import token_of
from workshop.registrations.delegations.services import add_people
from workshop.registrations.models import Registration


@pytest.fixture
def event(app):
    """A coming event."""
    return coming_event()


def merged(kept, dropped):
    """The merge of two registrations, nothing of the second chosen."""
    kept, dropped = anew(kept), anew(dropped)
    return services.merge_registrations(kept, dropped, {}, (kept.version, dropped.version))


def anew(made):
    """A registration as the database has it."""
    return db.session.get(Registration, made.id, populate_existing=True)


def two(event):
    """Two of one person: the first imported, the second by the public form, with a message that waits for Zalo."""
    kept = registration(event, full_name="Lê Thị Bé", phone="0912000345", source="import")
    return kept, registration(event, full_name="Lê Thị Bé", phone="0912000999", email="", source="public")


def test_what_waits_in_the_outbox_about_the_other_one_is_taken_back_and_comes_back_with_it(event):
    kept, dropped = two(event)
    assert [(each.registration_id, each.status) for each in messages()] == [(dropped.id, "to_copy")]
    merge = merged(kept, dropped)
    assert [(each.registration_id, each.status) for each in messages()] == [(dropped.id, "cancelled")]
    services.part_registrations(merge)
    assert [(each.status, each.reason) for each in messages()] == [("to_copy", "no_address")]


def test_its_link_shows_the_ticket_that_is_valid(event, client):
    kept, dropped = two(event)
    link = f"/r/{links.link_token(dropped)}"
    merge = merged(kept, dropped)
    page = client.tree(link).text_content()
    assert anew(kept).ticket_code[:4] in page
    assert "đã hủy đăng ký" not in page
    assert client.post_form(f"{link}/unlock", {"tail": "0999", "to": "edit"}).status_code == 422
    assert client.post_form(f"{link}/unlock", {"tail": "0345", "to": "edit"}).status_code == 303
    services.part_registrations(merge)
    assert anew(dropped).ticket_code[:4] in client.tree(link).text_content()


def test_it_follows_a_second_merge_and_dies_with_the_link_of_the_one_that_stands(event, client):
    first, second = two(event)
    third = registration(event, full_name="Lê Thị Bé", phone="")
    token = links.link_token(second)
    merged(first, second)
    merged(third, first)
    assert links.registration_of(token).id == third.id
    services.revoke_link(third)
    with pytest.raises(NotFound):
        links.registration_of(token)
    assert client.get(f"/r/{links.link_token(anew(third))}").status_code == 200


def test_an_office_that_puts_it_up_again_gives_it_its_link_back(event):
    kept, dropped = two(event)
    token = links.link_token(dropped)
    merged(kept, dropped)
    registered = anew(dropped)
    registered.phone = None
    db.session.commit()
    services.restore_registration(registered)
    assert links.registration_of(token).id == dropped.id


def test_its_unit_no_longer_lists_it_as_withdrawn(event, client):
    named = [invitation(event).delegation for _unit in (1, 2)]
    people = [add_people(each, [Person("Lê Thị Bé", phone=phone)])[0]
              for each, phone in zip(named, ("0912000345", ""), strict=True)]  # fmt: skip
    merged(*people)
    address = f"/i/{token_of(named[1])}"
    assert "Lê Thị Bé" not in client.tree(address).text_content()
    assert client.get(f"{address}/people/{people[1].id}").status_code == 404
