"""Pages of certificates of attendance: the rule, the lists, the files, the delegate's own."""

import pytest
from sqlalchemy import select

from tests.unit.attendance.conftest import hall  # noqa: F401 (a fixture)
from workshop.attendance import queries, services
from workshop.audit.models import AuditEntry
from workshop.edges import jobs
from workshop.extensions import db
from workshop.registrations.links import link_token


@pytest.fixture
def path(hall):  # noqa: F811 (the fixture)
    """The address of the page."""
    return f"/events/{hall.event.slug}/attendance"


@pytest.fixture
def standing(hall):  # noqa: F811 (the fixture)
    """The certificates, made."""
    services.issue_certificates(hall.event)
    jobs.run_pending()
    return queries.standing_certificates(hall.event)


def test_the_rule_is_decided_and_a_wrong_one_is_said_and_kept(hall, path, sign_in):  # noqa: F811
    client = sign_in("organizer")
    rule = {"points": [str(hall.entry.id)], "needed": "1", "issuer_line": "Hội Thử", "dated_on": "2023-05-19"}
    answer = client.post_form(f"{path}/rule", {**rule, "needed": "5"})
    assert (answer.status_code, 'value="5"' in answer.get_data(as_text=True)) == (422, True)
    assert client.post_form(f"{path}/rule", {**rule, "points": []}).status_code == 422
    assert client.post_form(f"{path}/rule", rule).status_code == 303
    kept = queries.rule_of(hall.event)
    assert (kept.points, kept.needed, kept.issuer_line) == ([hall.entry.id], 1, "Hội Thử")


def test_the_refused_are_listed_with_their_reasons(path, sign_in):
    page = sign_in("organizer").get(f"{path}?show=refused&lang=en").get_data(as_text=True)
    for words in ("Was not at enough points", "Missing: Tham luận", "Cancelled"):
        assert words in page
    assert "Nguyễn Thị Both" not in page


@pytest.mark.pdf
def test_files_come_together_and_each(hall, path, standing, sign_in):  # noqa: F811
    client = sign_in("organizer")
    assert client.get(path).status_code == 200
    assert client.get(f"{path}/certificates.pdf").data[:5] == b"%PDF-"
    assert {client.get(f"{path}/{name}").data[:2] for name in ("certificates.zip", "list.xlsx")} == {b"PK"}
    assert client.get(f"{path}/certificates/{standing[0].id}.pdf").data[:5] == b"%PDF-"
    assert client.post_form(f"{path}/certificates").status_code == 303
    assert client.post_form(f"{path}/certificates/{standing[0].id}/revocation").status_code == 303
    assert client.post_form(f"{path}/certificates/{standing[0].id}/revocation").status_code == 303  # a second click
    assert client.get(f"{path}/certificates.pdf").status_code == 404
    assert client.get(f"/v/{standing[0].code}").status_code == 200


@pytest.mark.pdf
def test_whoever_takes_the_names_along_is_written_down(hall, path, standing, sign_in):  # noqa: F811
    client = sign_in("organizer")
    for name in ("certificates.pdf", "certificates.zip", "list.xlsx"):
        client.get(f"{path}/{name}")
    query = select(AuditEntry.details).where(AuditEntry.action == "registrations.exported").order_by(AuditEntry.id)
    taken = [(each["form"], each["rows"]) for each in db.session.scalars(query)]
    everybody = len(queries.judged(hall.event, queries.rule_of(hall.event)))
    assert taken == [("attendance-pdf", len(standing)), ("attendance-zip", len(standing)),
                     ("attendance-xlsx", everybody)]  # fmt: skip


@pytest.mark.pdf
def test_a_delegate_fetches_the_own_certificate_by_the_personal_link(app, hall, standing, client):  # noqa: F811
    mine, other = link_token(hall.people.both), link_token(hall.people.one)
    assert f"/r/{mine}/attendance.pdf" in client.get(f"/r/{mine}").get_data(as_text=True)
    answer = client.get(f"/r/{mine}/attendance.pdf")
    assert (answer.data[:5], answer.headers["Cache-Control"]) == (b"%PDF-", "no-store")
    assert "attendance.pdf" not in client.get(f"/r/{other}").get_data(as_text=True)
    assert client.get(f"/r/{other}/attendance.pdf").status_code == 404


def test_who_may_not_change_delegates_does_not_see_the_list(path, sign_in):
    assert sign_in("viewer").get(path).status_code == 403
