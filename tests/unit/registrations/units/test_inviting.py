"""Who is invited, what was answered, what a person must do next, what is forgotten a year later."""

import datetime as dt

import pytest

from tests.factories import events
from tests.factories.invitations import coming_event, invitation
from workshop.directory.services import create_organization
from workshop.errors import StaleVersion
from workshop.events.models import Host
from workshop.extensions import db, utc_now
from workshop.paper.services import BookIsExternal, open_book
from workshop.registrations.delegations.lines import Person
from workshop.registrations.delegations.models import Delegation
from workshop.registrations.delegations.services import add_people
from workshop.registrations.invitations import listeners, queries, refusals, services
from workshop.registrations.invitations.lines import units_of
from workshop.registrations.invitations.models import Invitation
from workshop.registrations.invitations.reminders import reminder_text
from workshop.transactions import transaction
from workshop.vietnamese.dates import local_day

ENDED = events.STARTS_AT.date()


def state_of(found):
    return queries.invitation_at(found.event, found.id)[1:]


def test_the_state_follows_what_happened(app):
    found = invitation(quota=2)
    seen = [state_of(found)]
    services.mark_sent(found.event, [found.id], "zalo")
    seen.append(state_of(found))
    services.mark_opened(found)
    seen.append(state_of(found))
    add_people(found.delegation, [Person("Lê An")])
    seen.append(state_of(found))
    services.complete(found)
    seen.append(state_of(found))
    services.complete(found, is_complete=False)
    add_people(found.delegation, [Person("Lê Bé")])
    seen.append(state_of(found))
    assert seen == [(0, "drafted"), (0, "sent"), (0, "opened"), (1, "partly"), (1, "yes"), (2, "yes")]
    with pytest.raises(refusals.AnswerGiven):
        services.decline(found)


def test_a_unit_declines_and_comes_after_all(app):
    found = invitation()
    services.decline(found, "Trùng lịch  công tác")
    assert state_of(found) == (0, "declined")
    assert found.decline_reason == "Trùng lịch công tác"
    add_people(found.delegation, [Person("Lê An")])
    assert state_of(found) == (1, "partly")
    assert found.decline_reason == ""


def test_many_are_invited_and_the_rest_is_named(app):
    event = coming_event()
    create_organization("Sở Công Thương")
    typed = units_of("Sở Công Thương; 2\nSở  Công thương; 1\nHTX Một; 99\n; 1\nSở Y tế; 01 lãnh đạo; 0912 345 678")
    number, left = services.invite_many(event, typed)
    assert number == 2
    assert [(unit.unit, type(error).__name__) for unit, error in left] == [
        ("Sở Công thương", "AlreadyInvited"), ("HTX Một", "QuotaUnreadable"), ("", "UnitMissing"),
    ]  # fmt: skip
    kept = {each.unit: (each.quota, each.invitation.quota_text, each.contact_phone, bool(each.organization_id))
            for each in queries.units_invited(event)}  # fmt: skip
    assert kept == {
        "Sở Công Thương": (2, "02 đại biểu", None, True), "Sở Y tế": (1, "01 lãnh đạo", "0912345678", False),
    }  # fmt: skip
    assert queries.organizations_to_invite(event) == []


def test_counts_and_filters(app):
    event = coming_event()
    sent, named, silent = (invitation(event, unit=f"Sở {name}") for name in ("Nội vụ", "Y tế", "Tư pháp"))
    services.mark_sent(event, [sent.id, named.id], "axis")
    add_people(named.delegation, [Person("Lê An"), Person("Lê Bé")])
    found = queries.counts(event)
    assert (found.invited, found.answered, found.silent, found.quota, found.named) == (3, 1, 1, 6, 2)
    units = [row[0].delegation.unit for row in queries.rows_of(queries.invitations(event, state="silent"))]
    assert units == ["Sở Nội vụ"]
    assert [row[0] for row in queries.rows_of(queries.invitations(event, search="te y"))] == [named]
    assert silent.reminders == 0
    services.mark_reminded(event, [silent.id])
    assert (silent.reminders, silent.reminded_at is not None) == (1, True)
    services.mark_unsent(event, [sent.id])
    assert state_of(sent) == (0, "drafted")
    with pytest.raises(refusals.NothingChosen):
        services.mark_sent(events.event(), [sent.id], "zalo")


def test_a_unit_is_corrected_on_the_version_that_was_seen(app):
    found = invitation(unit="Sở Y tê", contact_name="Kim", contact_phone="0912345678")
    seen = queries.version_of(found)
    changes = {"unit": "Sở Y tế", "quota": 3, "quota_text": "", "addressee": "Lãnh đạo Sở Y tế", "kind": "leader",
               "number": ""}  # fmt: skip
    services.edit_invitation(found, version=seen, **changes)
    kept = found.delegation
    assert (kept.unit, kept.quota, found.quota_text, kept.contact_phone) == ("Sở Y tế", 3, "03 đại biểu", "0912345678")
    with pytest.raises(StaleVersion):
        services.edit_invitation(found, version=seen, **changes)
    add_people(kept, [Person("Lê An"), Person("Lê Bé")])
    with pytest.raises(refusals.QuotaBelowNamed):
        services.edit_invitation(found, version=queries.version_of(found), **{**changes, "quota": 1})
    with pytest.raises(refusals.UnitAnswered):
        services.take_off(found.event, [found.id])


def test_who_named_nobody_is_taken_off(app):
    found = invitation()
    assert services.take_off(found.event, [found.id]) == 1
    assert (db.session.query(Invitation).count(), db.session.query(Delegation).count()) == (0, 0)


def test_the_number_comes_from_the_book_of_the_organisation_that_leads(app):
    event = coming_event()
    with pytest.raises(refusals.NobodyLeads):
        services.number_letter(event)
    lead = create_organization("Hội LHPN tỉnh", document_symbol="BTV")
    with transaction() as session:
        session.add(Host(event_id=event.id, organization_id=lead.id, role="lead"))
    db.session.expire_all()
    letter = services.number_letter(event)
    assert (letter.number, letter.dated_on) == ("01/GM-BTV", local_day(utc_now()))
    assert services.number_letter(event).number == "01/GM-BTV"
    other = coming_event()
    outside = create_organization("UBND tỉnh")
    with transaction() as session:
        session.add(Host(event_id=other.id, organization_id=outside.id, role="lead"))
    db.session.expire_all()
    open_book(outside.id, "GM", local_day(utc_now()).year, is_external=True)
    with pytest.raises(BookIsExternal):
        services.number_letter(other)


def test_the_letter_is_kept_on_the_version_that_was_seen(app):
    event = coming_event()
    texts = {"notes": "Mang theo thẻ", "other": "x"}
    letter = services.edit_letter(event, version=0, texts=texts, over_quota="approve")
    assert (letter.texts, letter.over_quota, letter.version) == ({"notes": "Mang theo thẻ"}, "approve", 1)
    with pytest.raises(StaleVersion):
        services.edit_letter(event, version=0, texts={})


def test_the_dashboard_says_what_waits(app):
    event = coming_event()
    assert listeners.needs_attention(event) == []
    sent = invitation(event)
    services.mark_sent(event, [sent.id], "hand")
    invitation(event)
    services.edit_letter(event, version=0, texts={}, reply_by=local_day(utc_now()))
    with app.test_request_context():
        titles = [str(task["title"]) for task in listeners.needs_attention(event)]
    assert titles == ["1 giấy mời chưa gửi", "1 đơn vị chưa trả lời"]


@pytest.mark.db
def test_contacts_of_units_are_erased_a_year_after(app):
    found = invitation(events.event(), contact_name="Kim Sa", contact_phone="0912345678", contact_email="a@b.vn")
    assert listeners.purge(ENDED + dt.timedelta(days=360), dry_run=False) == {"unit_contacts": 0}
    late = ENDED + dt.timedelta(days=370)
    assert listeners.purge(late, dry_run=True) == {"unit_contacts": 1}
    assert listeners.purge(late, dry_run=False) == {"unit_contacts": 1}
    db.session.expire_all()
    kept = db.session.get(Invitation, found.id).delegation
    assert (kept.contact_name, kept.contact_phone, kept.contact_email) == ("", None, None)


def test_the_reminder_says_who_what_when_and_where_to_answer(app):
    event = coming_event(title="Hội thảo OCOP", title_en="OCOP workshop", contact_phone="02943855123")
    found = invitation(event, unit="Sở Y tế")
    vi, en = reminder_text(found, "vi"), reminder_text(found, "en")
    assert vi.subject == "Kính đề nghị trả lời giấy mời: Hội thảo OCOP"
    assert en.subject == "Please answer: OCOP workshop"
    for text in (vi, en):
        assert "https://ocop.example/i/" in text.body
        assert "Sở Y tế" in text.body
        assert "0294 3855 123" in text.body
