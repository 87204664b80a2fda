"""What happens to a certificate while something else happens to it: its copy, its end, its successor."""

import threading
from types import SimpleNamespace

import pytest

from tests.factories.awards import complete, decision, reread, states
from workshop.awards import queries, services
from workshop.awards.models import Award, Certificate
from workshop.awards.paper import standing_faces
from workshop.awards.refusals import CertificateEnded
from workshop.awards.tasks import CopyCertificates
from workshop.edges import jobs
from workshop.edges.jobs.leases import claim
from workshop.extensions import db
from workshop.paper import codes
from workshop.transactions import transaction

OLD = ("Hợp tác xã Thử", "Xã Thử, huyện Thử, tỉnh Trà Vinh", "Vào sổ khen thưởng số: 1")


@pytest.fixture
def made(app):
    """A decision whose one certificate is issued and has no copy for screens yet."""
    made = complete(decision(names=[OLD[0]]))
    services.issue_certificates(made)
    jobs.run_job(claim("test"), "test")
    return reread(made)


def only_award(made):
    return queries.standing_awards(reread(made))[0]


def words(face):
    return face.name, face.address, face.register_line


@pytest.mark.db
def test_the_copy_of_an_older_issue_says_what_that_issue_says(made):
    award = only_award(made)
    paper, item = award.current, SimpleNamespace(key=str(award.current.id))
    services.ask_correction(award, printed_name="Hợp tác xã Thứ", printed_address="Xã Mới, tỉnh Trà Vinh",
                            reason="Sai dấu", needs_second=False)  # fmt: skip
    db.session.rollback()
    assert (award.printed_address, paper.status) == ("Xã Mới, tỉnh Trà Vinh", "valid")  # the newer issue is on its way
    face = CopyCertificates().load(None, item)
    assert (*words(face), face.code) == (*OLD, paper.code)
    assert [words(each) for each in standing_faces(made)] == [OLD]
    jobs.run_pending()
    assert CopyCertificates().load(None, item) is None
    assert [words(each) for each in standing_faces(reread(made))] == [
        ("Hợp tác xã Thứ", "Xã Mới, tỉnh Trà Vinh", OLD[2])]  # fmt: skip


@pytest.mark.db
def test_a_revocation_waits_for_the_issue_that_is_being_replaced(app, made):
    """Without the turn it would read the old state and write over the new one."""
    award, outcome, begun = only_award(made), [], threading.Event()
    paper_id = award.current.id

    def revoke():
        with app.app_context():
            found = db.session.get(Certificate, paper_id)
            begun.set()
            try:
                services.revoke(found, "Trao nhầm")
            except CertificateEnded:
                outcome.append("ended")
            finally:
                db.session.remove()

    other = threading.Thread(target=revoke)
    with transaction() as session:
        services.keep_certificate(session.get(Award, award.id), code=codes.new_code(), data=b"%PDF-1.7", pages=1,
                                  reason="Sai dấu")  # fmt: skip
        other.start()
        begun.wait(10)
        other.join(0.5)  # long enough to read and to try to write
        assert outcome == []
    other.join(10)
    assert outcome == ["ended"]
    assert states(made) == [[(1, "replaced"), (2, "valid")]]
