"""Copies made before the server had its public address: marked, never signed, made anew under the same code."""

from pathlib import Path

import pytest
from sqlalchemy import select

from tests.factories.awards import certified, complete, decision, issued, reread
from tests.support.pictures import text_in
from tests.support.signing import signed as sign
from tests.support.signing import small_pdf
from workshop.audit.models import AuditEntry
from workshop.awards import queries, services
from workshop.awards.models import Certificate, SignedCopy
from workshop.awards.signed import refusals
from workshop.awards.signed import services as signed
from workshop.awards.standing import marked_copies
from workshop.edges import jobs, uploads
from workshop.edges.signatures import child, reading
from workshop.extensions import db
from workshop.paper.queries import facts_behind
from workshop.paper.services import read_file

LOOPBACK = {"WORKSHOP_BASE_URL": "http://127.0.0.1:8000", "WORKSHOP_IS_PREVIEW": True}
PUBLIC = {"WORKSHOP_BASE_URL": "https://ocop.example", "WORKSHOP_IS_PREVIEW": False}


def kept(made):
    """(code, issue, number, files) of each certificate that stands."""
    return [
        (paper.code, paper.issue, paper.register_number, read_file(paper.file), read_file(paper.copy_file))
        for _award, paper in queries.certificates_standing(reread(made))
    ]


@pytest.mark.pdf
def test_copies_without_an_address_are_made_anew_with_the_print_files(app):
    app.config.update(LOOPBACK)
    made = complete(decision(names=["Tổ hợp tác Một", "Tổ hợp tác Hai"]))
    issued(made)
    before = kept(made)
    assert [["BẢN XEM TRƯỚC" in text_in(data) for data in row[3:]] for row in before] == [[True, True]] * 2
    assert len(marked_copies(reread(made))) == 2
    services.remake_print_files(made)
    jobs.run_pending()
    assert kept(made) == before  # still no address: nothing is touched
    app.config.update(PUBLIC)
    services.remake_print_files(made)
    jobs.run_pending()
    after = kept(made)
    assert [row[:3] for row in after] == [row[:3] for row in before]
    assert [["BẢN XEM TRƯỚC" in text_in(data) for data in row[3:]] for row in after] == [[False, False]] * 2
    assert marked_copies(reread(made)) == []
    papers = [paper for _award, paper in queries.certificates_standing(reread(made))]
    assert facts_behind(papers[0].code)["files"] == [papers[0].file.sha256, papers[0].copy_file.sha256]
    entries = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "awards.copies_renewed")).all()
    assert [entry.details["after"] for entry in entries] == [[p.file.sha256, p.copy_file.sha256] for p in papers]
    assert all(len(set(entry.details["before"] + entry.details["after"])) == 4 for entry in entries)


def test_marked_copies_are_neither_given_out_nor_taken_back_signed(app, monkeypatch):
    monkeypatch.syspath_prepend(str(Path(uploads.__file__).parent))
    monkeypatch.setattr(reading, "_answers", lambda files, _seconds: [child.inspect(*each[1:]) for each in files])
    made, certificates = certified()
    sent = [("ban.pdf", sign(read_file(certificates[0].file)))]
    _mark(certificates)
    with pytest.raises(refusals.CopiesArePreviews):
        signed.unsigned(made)
    assert [each.refusal.code for each in signed.take_signed(made, sent)] == ["preview_only"]
    _mark(certificates[:1], is_marked=False)
    assert [stored.id for _name, stored in signed.unsigned(made)] == [certificates[0].file_id]
    assert [each.refusal for each in signed.take_signed(made, sent)] == [None]


def test_a_renewed_copy_ends_the_signed_preview(app):
    _made, (first, *_others) = certified()
    _mark([first])
    db.session.add(SignedCopy(certificate_id=first.id, file_id=first.file_id, original_id=first.file_id, way="upload",
                              is_whole=True, is_visible=False))  # fmt: skip
    db.session.commit()
    new = (small_pdf("bản mới"), 1)
    services.keep_renewed(first, file=new, copy=new)
    found = db.session.get(Certificate, first.id)
    assert (found.is_marked, found.signed_copy, [each.end_reason for each in found.signed_copies]) == (
        False, None, ["replaced"])  # fmt: skip


def _mark(certificates, is_marked=True):
    for each in certificates:
        db.session.get(Certificate, each.id).is_marked = is_marked
    db.session.commit()
