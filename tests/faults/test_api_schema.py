"""Every operation of the API under schemathesis: sound requests, their boundaries, and what nobody should send.

The requests come from the description that the product gives of itself, and each answer is held against it.
"""

import os
import re
from types import SimpleNamespace

import pytest
from sqlalchemy import func, select

from tests.conftest import BASE_SETTINGS
from tests.factories import awards, events, mou, ocop
from tests.factories import checkin as make
from tests.support.api_fuzzing import Fuzz
from tests.support.databases import drop_database, postgres_url, sqlite_url
from workshop import create_app
from workshop.audit.actor import Actor, acting_as
from workshop.checkin.models import DeskSetting, Scan, Undo, WalkIn
from workshop.checkin.services import Origin, check_in
from workshop.extensions import db
from workshop.registrations.models import Registration
from workshop.transactions import transaction

pytestmark = [pytest.mark.db, pytest.mark.slow]
EXAMPLES = 2 * int(os.environ.get("FAULTS", "5"))
SCOPES = (
    "checkin", "registrations:read", "registrations:write", "ocop:read", "mou:read", "awards:read", "reports:read",
)  # fmt: skip
OPERATIONS = (
    "GET /api/v1/ocop/owners", "GET /api/v1/ocop/products", "GET /api/v1/ocop/platforms", "GET /api/v1/ocop/listings",
    "GET /api/v1/events/{slug}/registrations", "POST /api/v1/events/{slug}/registrations",
    "GET /api/v1/registrations/{registration_id}", "PATCH /api/v1/registrations/{registration_id}",
    "POST /api/v1/checkin/scans", "GET /api/v1/checkin/bundle", "GET /api/v1/checkin/search",
    "POST /api/v1/checkin/walk-ins", "POST /api/v1/checkin/undos", "GET /api/v1/events",
    "GET /api/v1/events/{slug}/points", "GET /api/v1/events/{slug}/stats", "GET /api/v1/mous", "GET /api/v1/awards",
)  # fmt: skip
EXCLUDED = {
    # a malformed scan is answered on its own with 200, so that it never costs the others of its request
    "POST /api/v1/checkin/scans": ("negative_data_rejection",),
}
STORABLE_ID = re.compile(r"[!-~]{1,36}")


def _new_scans(answer):
    return sum(not each["replayed"] and each["reason"] != "id_reused" and isinstance(each["id"], str)
               and STORABLE_ID.fullmatch(each["id"]) is not None for each in answer.json()["results"])  # fmt: skip


# what an answer of an operation that writes says to have written
WRITES = {
    "POST /api/v1/events/{slug}/registrations": (
        Registration, lambda answer: answer.status_code == 201 and "idempotency-replayed" not in answer.headers
    ),
    "POST /api/v1/checkin/walk-ins": (WalkIn, lambda answer: not answer.json()["replayed"]),
    "POST /api/v1/checkin/undos": (Undo, lambda answer: not answer.json()["replayed"]),
    "POST /api/v1/checkin/scans": (Scan, _new_scans),
}  # fmt: skip


@pytest.fixture(scope="module")
def hall(database_kind, tmp_path_factory, prepare_database, record_testsuite_property):
    """An application over a database of its own, with something of everything that the API gives."""
    folder = tmp_path_factory.mktemp("api")
    url = sqlite_url(folder, prepare_database) if database_kind == "sqlite" else postgres_url(prepare_database)
    app = create_app({**BASE_SETTINGS, "DATABASE_URL": url, "WORKSHOP_INSTANCE": str(folder)})
    with app.app_context(), acting_as(Actor()):
        made = _furnished(app)
    yield made
    asked, sent = made.fuzz.statuses, f"{made.fuzz.cases} requests in {made.fuzz.seconds:.0f} s"
    record_testsuite_property("figure", f"API by its description, {database_kind}: {len(asked)} operations, {sent}")
    with app.app_context():
        db.engine.dispose()
    if database_kind == "postgresql":
        drop_database(url)


def _furnished(app):
    event = events.event()
    make.point(event)
    make.point(event, "session", kind="session", admits=["owner"])
    people = [make.delegate(event, status=status) for status in ("confirmed", "confirmed", "pending", "cancelled")]
    scans = [make.scan(people[0]), make.scan(people[1], 3), make.scan(people[0], 5)]
    check_in(event, scans, caller=Origin())
    owner = mou.owner()
    ocop.services.list_product(owner.products[0], mou.platform())
    mou.draft(event, owner=owner)
    awards.decision(event)
    with transaction() as session:
        session.add(DeskSetting(event_id=event.id, walk_ins_an_hour=1_000))
    codes, ids = [each.ticket_code for each in people], [each.id for each in people]
    known = {
        "slug": [event.slug, "khong-co"], "registration_id": [*ids, 2**31 - 1],
        "Scan.point": ["entry", "session"], "Scan.code": codes, "Scan.registration": ids,
        "WalkIn.point": ["entry", "session"], "WalkIn.in_place_of": [ids[2], None],
        "Undo.scan": [each["id"] for each in scans],
        "RegistrationIn.kind": ["owner", "leader"], "RegistrationIn.phone": ["0912345679", None],
        "RegistrationChange.version": [1, 2, 3], "Person.kind": ["owner", ""], "Person.phone": ["0912345678", ""],
    }  # fmt: skip
    bound, free, desk = make.api_token(event, SCOPES), make.api_token(None, SCOPES), make.desk(event)[1]
    return SimpleNamespace(app=app, fuzz=Fuzz(app, known), bearers={True: (bound, desk), False: (bound, free)})


def test_the_list_above_is_all_of_the_api(hall):
    assert sorted(hall.fuzz.operations) == sorted(OPERATIONS)


@pytest.mark.parametrize("label", OPERATIONS)
def test_no_answer_goes_undescribed_and_no_nonsense_is_taken(hall, label):
    model, written_by = WRITES.get(label, (Registration, lambda _answer: 0))
    written = []
    before = _rows(hall, model)
    found = hall.fuzz.ask(
        label, hall.bearers["/checkin/" in label], examples=EXAMPLES, excluded=EXCLUDED.get(label, ()),
        answered=lambda answer: written.append(written_by(answer) if answer.status_code < 300 else 0),
    )  # fmt: skip
    assert not found, "\n\n".join(f"{meaning}\n{request}" for meaning, request in found.items())
    assert min(hall.fuzz.statuses[label]) in (200, 201)  # something sound was sent too
    assert _rows(hall, model) - before == sum(written)
    assert (sum(written) > 0) == (label in WRITES)


def _rows(hall, model):
    with hall.app.app_context():
        return db.session.scalar(select(func.count()).select_from(model))
