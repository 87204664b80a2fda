"""Consents are provable: the exact words, how, by whom; words change only forward."""

import datetime as dt
import hashlib

import pytest

from tests.factories import events
from tests.factories.registrations import delegate, registration
from workshop.extensions import db, utc_now
from workshop.registrations import consents, refusals, wordings
from workshop.registrations.models import Consent, PrivacyText
from workshop.registrations.services import record_consents, register, reword, withdraw_consent

pytestmark = pytest.mark.db


def test_a_consent_points_at_the_words_of_its_language(app):
    soon = utc_now() + dt.timedelta(days=3)
    event = events.event(starts_at=soon, ends_at=soon + dt.timedelta(hours=4))
    vi = registration(event, source="public", consents=["attend"], status="confirmed")
    en = registration(event, source="public", consents=["attend"], status="confirmed", language="en")
    words = [person.consents[0].text.words for person in (vi, en)]
    assert words == [wordings.shipped()["attend", "vi"], wordings.shipped()["attend", "en"]]
    assert vi.consents[0].text.sha256 == hashlib.sha256(words[0].encode()).hexdigest()
    assert vi.consents[0].how == "form"


def test_other_words_make_a_version_and_leave_the_old_with_whom_read_them(app):
    event = events.event()
    before = registration(event, consents=["photo"])
    first = reword(event.id, "photo", "vi", "Ảnh được đăng trên báo.")
    assert reword(event.id, "photo", "vi", "Ảnh được đăng trên báo.").id == first.id
    second = reword(event.id, "photo", "vi", "Ảnh được đăng trên báo và Zalo.")
    after = registration(event, consents=["photo"])
    assert (first.version, second.version) == (1, 2)
    assert before.consents[0].text.words == wordings.shipped()["photo", "vi"]
    assert after.consents[0].text_id == second.id
    assert registration(events.event(), consents=["photo"]).consents[0].text_id == before.consents[0].text_id


def test_the_administrators_default_holds_where_an_event_has_no_words(app):
    reword(None, "contact", "vi", "Liên hệ sau hội thảo.")
    mine, other = events.event(), events.event()
    reword(mine.id, "contact", "vi", "Chỉ liên hệ một lần.")
    assert wordings.words_of(other.id, "contact", "vi") == "Liên hệ sau hội thảo."
    assert wordings.words_of(mine.id, "contact", "vi") == "Chỉ liên hệ một lần."


def test_a_purpose_without_words_is_not_asked(app):
    event = events.event()
    reword(event.id, "share", "vi", "")
    assert list(wordings.agreements(event.id, "vi")) == ["attend", "contact", "photo"]
    assert list(wordings.agreements(event.id, "en")) == ["attend", "contact", "photo", "share"]


def test_words_that_changed_since_they_were_shown_are_refused(app):
    event = events.event(registration_closes_at=None)
    shown = wordings.fingerprint(wordings.agreements(event.id, "vi"))
    reword(event.id, "photo", "vi", "Ảnh được đăng trên báo.")
    with pytest.raises(refusals.WordsChanged):
        register(event, delegate(consents=["photo"], words_shown=shown), source="staff")
    assert db.session.query(Consent).count() == 0


def test_staff_say_how_they_know_and_withdrawing_keeps_the_proof(app):
    person = registration(events.event())
    with pytest.raises(refusals.ReasonMissing):
        record_consents(person, ["photo"], " ")
    record_consents(person, ["photo", "photo"], "qua điện thoại 12/5")
    (kept,) = person.consents
    assert (kept.how, kept.reason, kept.purpose) == ("behalf", "qua điện thoại 12/5", "photo")
    withdraw_consent(person, "photo")
    assert consents.standing(person) == []
    assert (len(person.consents), kept.withdrawn_how, kept.text_id is not None) == (1, "behalf", True)
    assert db.session.query(PrivacyText).count() == 1
