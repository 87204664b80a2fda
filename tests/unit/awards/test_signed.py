"""Signed copies: matched by their bytes, kept whole or refused by name, replaced without losing anything."""

from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from tests.factories.awards import certified, reread
from tests.support.signing import PASSPHRASE, pkcs12_key, signed, small_pdf
from workshop.audit.models import AuditEntry
from workshop.awards import queries as awards
from workshop.awards import services as award_services
from workshop.awards.models import Certificate, SignedCopy
from workshop.awards.signed import queries, refusals, services
from workshop.edges import uploads
from workshop.edges.signatures import child, reading, signer_of
from workshop.extensions import db
from workshop.paper import codes
from workshop.paper.services import read_file
from workshop.transactions import transaction


@pytest.fixture(autouse=True)
def read_near(monkeypatch):
    """The same reading without a process of its own, which tests/unit/edges and tests/web start."""
    monkeypatch.syspath_prepend(str(Path(uploads.__file__).parent))
    monkeypatch.setattr(reading, "_answers", lambda files, _seconds: [child.inspect(*each[1:]) for each in files])


def files_of(decision, sign=signed):
    return [(name, sign(read_file(stored))) for name, stored in services.unsigned(decision)]


def told(outcomes):
    return [each.refusal.code if each.refusal else "kept" for each in outcomes]


def copies():
    db.session.rollback()
    return list(db.session.scalars(select(SignedCopy).order_by(SignedCopy.id)))


def test_each_file_finds_its_certificate_by_its_bytes_whatever_it_is_called(app):
    decision, made = certified()
    sent = [(f"{number}.pdf", data) for number, (_name, data) in enumerate(reversed(files_of(decision)))]
    assert queries.counts(decision) == (0, 3)
    assert told(services.take_signed(decision, sent)) == ["kept", "kept", "kept"]
    assert queries.counts(decision) == (3, 3)
    assert [(each.certificate_id, each.original_id) for each in copies()] == [
        (each.id, each.file_id) for each in reversed(made)
    ]
    first = db.session.get(Certificate, made[0].id).signed_copy
    assert read_file(first.file) == sent[2][1]
    assert first.signers[0]["name"] == "Người Ký Thử …"
    assert (first.is_whole, first.way, first.end_reason) == (True, "upload", "")
    actions = db.session.scalars(select(AuditEntry.action).where(AuditEntry.subject_type == "SignedCopy"))
    assert list(actions) == ["awards.signed_copy_taken"] * 3


def test_names_of_unsigned_copies_hold_the_code(app):
    decision, made = certified(names=["Hợp tác xã " + "rất dài " * 20])
    ((name, stored),) = services.unsigned(decision)
    assert name.startswith("01 - Hợp tác xã rất dài")
    assert name.endswith(f" - {codes.grouped(made[0].code)}.pdf")
    assert stored.id == made[0].file_id


def test_a_copy_made_for_the_screen_is_what_goes_out_and_both_may_come_back(app):
    decision, made = certified(names=["Một", "Hai"])
    award_services.keep_copy(made[0], data=small_pdf("for the screen"), pages=1)
    copy = db.session.get(Certificate, made[0].id).copy_file
    assert [stored.id for _name, stored in services.unsigned(decision)] == [copy.id, made[1].file_id]
    assert told(services.take_signed(decision, [("a.pdf", signed(read_file(made[0].file)))])) == ["kept"]
    assert copies()[0].original_id == made[0].file_id


def test_what_is_no_good_is_refused_by_name_and_the_rest_is_kept(app):
    decision, _made = certified()
    _other, (elsewhere,) = certified(names=["Nơi khác"], kind="bang_khen")
    (first, good), (second, _data), (third, _data3) = files_of(decision)
    sent = [
        (first, good), ("bản sao.pdf", good), (second, signed(small_pdf("rewritten"))),
        ("lạ.pdf", signed(small_pdf("?"))),
        (third, read_file(services.unsigned(decision)[2][1])), ("ghi chú.txt", b"hello"), ("rỗng.pdf", b""),
        (f"x {codes.grouped(elsewhere.code)}.pdf", signed(read_file(elsewhere.file))),
        ("lớn.pdf", b"%PDF-1.7" + b"0" * 11 * 1024 * 1024),
    ]  # fmt: skip
    outcomes = services.take_signed(decision, sent)
    assert told(outcomes) == [
        "kept", "sent_twice", "bytes_changed", "certificate_unknown", "signature_missing", "not_a_pdf", "upload_empty",
        "of_another_decision", "upload_too_large",
    ]  # fmt: skip
    assert "Cơ sở Chế biến Dừa sáp Cầu Kè" in str(outcomes[2].refusal)
    assert queries.counts(decision) == (1, 3)


def test_a_changed_original_is_unknown_although_its_signature_is_good(app):
    decision, made = certified(names=["Một"])
    data = read_file(made[0].file)
    changed = data.replace(b"200", b"201", 1)
    assert (changed != data, len(changed)) == (True, len(data))
    assert told(services.take_signed(decision, [("a.pdf", signed(changed))])) == ["certificate_unknown"]
    assert copies() == []


def test_revoked_or_issued_again_meanwhile(app):
    decision, made = certified()
    files = files_of(decision)
    award_services.revoke(made[0], "Cấp nhầm")
    award = made[1].award
    award_services.keep_certificate(award, code=codes.new_code(), data=small_pdf("anew"), pages=1, reason="Sai tên")
    assert told(services.take_signed(reread(decision), files)) == ["revoked_meanwhile", "replaced_meanwhile", "kept"]
    assert queries.counts(decision) == (1, 2)
    assert len(services.unsigned(decision)) == 1


def test_a_certificate_that_was_signed_keeps_its_copy_when_it_ends(app):
    decision, made = certified(names=["Một"])
    services.take_signed(decision, files_of(decision))
    award_services.revoke(made[0], "Cấp nhầm")
    assert db.session.get(Certificate, made[0].id, populate_existing=True).signed_copy is not None
    with pytest.raises(refusals.NothingToSign):
        services.unsigned(decision, is_every=True)


def test_a_preview_is_not_signed(app):
    decision, made = certified(names=["Một"])
    with transaction() as session:
        session.get(Certificate, made[0].id).status = "preview"
    sent = [("a.pdf", signed(read_file(made[0].file)))]
    assert told(services.take_signed(decision, sent)) == ["preview_only"]


def test_a_newer_one_takes_the_place_only_when_that_is_asked_and_nothing_is_lost(app):
    decision, _made = certified(names=["Một"])
    old = files_of(decision)
    new = files_of(decision, lambda data: signed(data, name="Người Khác Thử"))
    services.take_signed(decision, old)
    assert told(services.take_signed(decision, old)) == ["kept_already"]
    assert told(services.take_signed(decision, new)) == ["signed_already"]
    assert told(services.take_signed(decision, new, is_replacing=True)) == ["kept"]
    assert [(each.end_reason, each.signers[0]["name"]) for each in copies()] == [
        ("replaced", "Người Ký Thử …"), ("", "Người Khác Thử …"),
    ]  # fmt: skip
    assert told(services.take_signed(decision, old, is_replacing=True)) == ["kept"]  # and back again
    assert [read_file(each.file) for each in copies()] == [old[0][1], new[0][1], old[0][1]]


def test_two_files_for_one_certificate(app):
    decision, _made = certified(names=["Một"])
    ((name, one),) = files_of(decision)
    two = signed(one, field="Hai")
    assert told(services.take_signed(decision, [(name, one), ("hai.pdf", two)])) == ["kept", "two_for_one"]


def test_taken_back_and_signed_anew(app):
    decision, _made = certified(names=["Một"])
    services.take_signed(decision, files_of(decision))
    with pytest.raises(refusals.AllSigned):
        services.unsigned(decision)
    found = copies()[0]
    services.withdraw_signed(found)
    with pytest.raises(refusals.SignedCopyEnded):
        services.withdraw_signed(found)
    assert queries.counts(decision) == (0, 1)
    assert told(services.take_signed(decision, files_of(decision))) == ["kept"]
    assert [each.end_reason for each in copies()] == ["withdrawn", ""]


@pytest.mark.db
def test_one_signed_copy_of_a_certificate_stands_whoever_comes_second(app):
    decision, made = certified(names=["Một"])
    services.take_signed(decision, files_of(decision))
    with pytest.raises(IntegrityError), transaction() as session:
        session.add(SignedCopy(certificate_id=made[0].id, file_id=made[0].file_id, original_id=made[0].file_id,
                               way="upload", is_whole=True, is_visible=False))  # fmt: skip


@pytest.mark.db
def test_a_key_at_hand_signs_what_is_not_signed(app):
    decision, made = certified()
    services.take_signed(decision, files_of(decision)[:1])
    outcomes = services.sign_copies(decision, signer_of(pkcs12_key(), PASSPHRASE))
    assert told(outcomes) == ["kept", "kept"]
    assert [each.way for each in copies()] == ["upload", "pkcs12", "pkcs12"]
    for each in copies():
        original = read_file(db.session.get(Certificate, each.certificate_id).file)
        assert read_file(each.file).startswith(original)
    assert [award.current.id for award in awards.standing_awards(decision)] == [each.id for each in made]


def test_more_files_than_are_taken_at_once(app, monkeypatch):
    monkeypatch.setattr(services, "MOST_FILES", 2)
    assert len(services.files_sent([("a.pdf", b"1"), ("b.pdf", b"2")])) == 2
    with pytest.raises(refusals.TooManySent):
        services.files_sent([("a.pdf", b"1"), ("b.pdf", b"2"), ("c.pdf", b"3")])
