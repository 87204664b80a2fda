"""Pages of background work and of the audit log."""

import pytest

from tests.factories import events
from tests.support import slow_jobs  # noqa: F401  registers two kinds of jobs
from workshop.audit import sealer
from workshop.edges import jobs
from workshop.edges.jobs.models import Job
from workshop.extensions import db


@pytest.fixture
def job(app):
    """A job of two items, of which one fails."""
    event = events.event()
    made = jobs.enqueue("tests.failing", items=["1", "2"], arguments={"bad": ["2"]}, event_id=event.id)
    return db.session.get(Job, made.id), event


def test_a_job_says_how_far_it_is_what_failed_and_tries_again(sign_in, job):
    made, event = job
    client = sign_in("organizer", event)
    assert client.get(f"/jobs/{made.id}/progress").json == {
        "done": 0, "failed": 0, "left": None, "state": "queued", "succeeded": 0, "text": "0 / 2",
        "total": 2}  # fmt: skip
    jobs.run_pending()
    tree = client.tree(f"/jobs/{made.id}")
    assert tree.xpath("normalize-space(//tbody/tr/td)") == "Không thể thực hiện việc này."
    assert client.post_form(f"/jobs/{made.id}/retrial").status_code == 303
    assert client.get(f"/jobs/{made.id}/progress").json["state"] == "queued"


def test_a_job_is_cancelled_once(sign_in, job):
    made, event = job
    client = sign_in("organizer", event)
    assert client.post_form(f"/jobs/{made.id}/cancellation").status_code == 303
    assert client.get(f"/jobs/{made.id}/progress").json["state"] == "cancelled"
    assert client.post_form(f"/jobs/{made.id}/cancellation").status_code == 409


def test_the_jobs_of_one_event_are_not_shown_to_another(sign_in, job):
    made, event = job
    other = sign_in("organizer", events.event())
    assert other.get(f"/jobs/{made.id}").status_code == 403
    assert other.tree("/admin/jobs").xpath("//tbody/tr/th") == []
    assert len(sign_in("clerk", event).tree("/admin/jobs").xpath("//tbody/tr/th")) == 1
    assert sign_in().get("/jobs/999").status_code == 404


def test_the_log_says_in_words_who_did_what(sign_in):
    client = sign_in()
    client.post_form("/admin/tokens/new", {"name": "Cổng", "scopes": ["ocop:read"], "days": "90", "event_id": ""})
    sealer.seal_all()
    client.post_form("/admin/tokens/1/revocation")
    rows = [[" ".join(" ".join(cell.itertext()).split()) for cell in row.xpath("td")]
            for row in client.tree("/admin/audit").xpath("//tbody/tr")]  # fmt: skip
    who = rows[0][0]
    assert [(row[0], row[1], row[4]) for row in rows[:2]] == [
        (who, "Đã thu hồi mã truy cập API", "Chưa niêm phong"),
        (who, "Đã tạo mã truy cập API phạm vi: ocop:read", "Đã niêm phong"),
    ]


@pytest.mark.parametrize(
    ("query", "rows"),
    [("action=accounts.token_created", 1), ("action=accounts", 3), ("actor=public", 0), ("day=2001-01-01", 0),
     ("day=nonsense&event=x", 3), ("event=77", 0)],
)  # fmt: skip
def test_the_log_is_filtered_by_the_address(sign_in, query, rows):
    client = sign_in()
    client.post_form("/admin/tokens/new", {"name": "Cổng", "scopes": ["ocop:read"], "days": "90", "event_id": ""})
    client.post_form("/admin/tokens/1/revocation")
    assert len(client.tree(f"/admin/audit?{query}").xpath("//tbody/tr/th")) == rows
