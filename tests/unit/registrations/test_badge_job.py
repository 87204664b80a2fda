"""Many badges as one job: sheets in order, nobody missing, stopped and found again."""

from io import BytesIO

import pikepdf
import pytest

from tests.factories import events
from tests.factories.registrations import registration
from tests.support.pictures import codes_in, pages_of
from workshop.edges import jobs
from workshop.errors import NotFound
from workshop.extensions import db
from workshop.paper.services import read_file
from workshop.registrations import documents, printed, services, tasks
from workshop.registrations.services import printing

pytestmark = pytest.mark.pdf


@pytest.fixture
def event(app, monkeypatch):
    """Twenty-three delegates, in steps of ten."""
    monkeypatch.setattr(printing, "BADGES_A_STEP", 10)
    made = events.event()
    for number in range(23):
        registration(made, full_name=f"Nguyễn Thị {number:02d}", phone="")
    return made


def asked(event):
    people = printed.people_to_print(event, order="name")
    return people, services.request_badges(event, [each.id for each in people], {"size": "85x54"}, per_sheet=10)


def test_the_file_holds_every_badge_once_and_in_order(event):
    people, job = asked(event)
    assert (job.total, [item.key for item in job.items]) == (3, ["0", "10", "20"])
    jobs.run_pending()
    db.session.refresh(job)
    assert (job.status, job.result["badges"]) == ("done", 23)
    assert job.result["url"] == f"/events/{event.slug}/registrations/badges/{job.id}.pdf"
    data = read_file(printed.badge_file(event, job.id))
    with pikepdf.open(BytesIO(data)) as pdf:
        assert (len(pdf.pages), str(pdf.Root.ViewerPreferences.PrintScaling)) == (3, "/None")
    codes = [code for page in pages_of(data, dpi=150) for code in codes_in(page)]
    assert sorted(codes) == sorted(each.ticket_code for each in people)
    assert [each.id for each in printed.badge_jobs(event)] == [job.id]


def test_steps_never_share_a_sheet(event):
    people = printed.people_to_print(event)
    job = services.request_badges(event, [each.id for each in people], {"size": "a7"}, per_sheet=8)
    assert [item.key for item in job.items] == ["0", "8", "16"]


def test_a_pile_that_lacks_some_is_no_file_and_can_be_made_whole(event, monkeypatch):
    _people, job = asked(event)

    def failing(pages, title):
        raise OSError("no paper")

    with monkeypatch.context() as broken:
        broken.setattr(documents, "cards_pdf", failing)
        jobs.run_pending()
    db.session.refresh(job)
    assert (job.status, job.error) == ("failed", "Some badges could not be made, so there is no file yet. Try again.")
    with pytest.raises(NotFound):
        printed.badge_file(event, job.id)
    jobs.retry(job)
    jobs.run_pending()
    db.session.refresh(job)
    assert job.status == "done"


def test_a_stopped_job_leaves_no_file(event):
    _people, job = asked(event)
    jobs.request_cancel(job)
    jobs.run_pending()
    with pytest.raises(NotFound):
        printed.badge_file(event, job.id)
    assert printed.badge_jobs(event)[0].status == "cancelled"


def test_the_file_of_another_workshop_is_not_found(event):
    _people, job = asked(event)
    jobs.run_pending()
    with pytest.raises(NotFound):
        printed.badge_file(events.event(), job.id)


def test_who_was_deleted_meanwhile_is_left_out(event):
    people, job = asked(event)
    db.session.delete(people[0])
    db.session.commit()
    assert len(tasks.PrintBadges().load(job, job.items[0])[0]) == 9
