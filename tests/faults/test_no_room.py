"""A disk that fills up: files and new work are refused in words, and desks keep their queue."""

from io import BytesIO

import pytest
from sqlalchemy import event as listening
from sqlalchemy import func, select

from tests.factories import awards, events, ocop
from tests.factories import checkin as make
from tests.unit.ocop.test_importing import MERGES, ROWS
from workshop.checkin.models import Admission, Scan
from workshop.edges.jobs.models import Job
from workshop.extensions import db
from workshop.imports.models import ImportBatch

NEARLY_FULL = 10**18  # more than any disk has free


def count(model):
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(model))


def test_a_file_is_refused_in_words_while_the_disk_is_nearly_full(app, sign_in):
    registry, whole = sign_in("registry"), app.config["WORKSHOP_MIN_FREE_BYTES"]
    app.config["WORKSHOP_MIN_FREE_BYTES"] = NEARLY_FULL
    answer = _send_list(registry)
    assert (answer.status_code, "Ổ đĩa máy chủ sắp đầy nên không nhận tệp" in answer.text) == (507, True)
    assert count(ImportBatch) == 0
    app.config["WORKSHOP_MIN_FREE_BYTES"] = whole
    assert _send_list(registry).status_code == 303


def _send_list(client):
    data = {"file": (BytesIO(ocop.workbook(*ROWS, merges=MERGES)), "ds.xlsx")}
    return client.post_form("/ocop/imports/new?lang=vi", data, content_type="multipart/form-data")


def test_work_is_refused_in_words_while_the_disk_is_nearly_full(app, sign_in):
    made = awards.decision()
    app.config["WORKSHOP_MIN_FREE_BYTES"] = NEARLY_FULL
    answer = sign_in("clerk").post_form(f"/awards/{made.id}/certificates?lang=vi")
    assert (answer.status_code, "Ổ đĩa máy chủ sắp đầy nên không nhận thêm việc" in answer.text) == (507, True)
    assert count(Job) == 0


def test_desks_go_on_while_the_disk_is_nearly_full(app, client):
    event = events.event()
    make.point(event)
    app.config["WORKSHOP_MIN_FREE_BYTES"] = NEARLY_FULL
    answer = _scan(client, make.api_token(event), [make.scan(make.delegate(event))])
    assert (answer.status_code, answer.json["results"][0]["outcome"]) == (200, "accepted")


def _scan(client, token, scans):
    return client.post(
        "/api/v1/checkin/scans", json={"scans": scans}, headers={"Authorization": f"Bearer {token}"}
    )


@pytest.fixture
def full_disk(app):
    """``full_disk(True)`` gives the SQLite file no further page, as a disk without room does."""
    limits = {"pages": 2**30}

    def limit(connection, *_rest):
        connection.execute(f"PRAGMA max_page_count = {limits['pages']}")

    def become(is_full):
        db.session.rollback()
        limits["pages"] = 1 if is_full else 2**30  # SQLite takes the present size where that is more

    listening.listen(db.engine, "checkout", limit)
    yield become
    listening.remove(db.engine, "checkout", limit)


def test_a_full_disk_is_a_507_after_which_the_same_queue_is_taken(client, full_disk):
    event = events.event()
    make.point(event)
    token = make.api_token(event)
    queue = [make.scan(make.delegate(event)) for _number in range(100)]
    full_disk(True)
    answer = _scan(client, token, queue)
    assert (answer.status_code, answer.json["code"]) == (507, "disk_full")
    assert (count(Scan), count(Admission)) == (0, 0)
    full_disk(False)
    answer = _scan(client, token, queue)
    assert [result["outcome"] for result in answer.json["results"]] == ["accepted"] * len(queue)
    assert (count(Scan), count(Admission)) == (len(queue), len(queue))
