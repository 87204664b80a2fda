"""Every operation of the API under schemathesis, from the description that the product gives of itself."""

import os
from types import SimpleNamespace

import pytest
from sqlalchemy import func, select

from tests.conftest import BASE_SETTINGS
from tests.factories import awards, checkin as make, events, mou, ocop
from tests.support.api_fuzzing import Fuzz
from tests.support.databases import drop_database, postgres_url, sqlite_url
from workshop import create_app
from workshop.audit.actor import Actor, acting_as
from workshop.checkin.models import Admission, DeskSetting, Scan, Undo, WalkIn
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
    # the contract: a malformed scan is answered on its own, and never costs the others of its request
    "POST /api/v1/checkin/scans": ("negative_data_rejection",),
}


@pytest.fixture(scope="module")
def hall(database_kind, tmp_path_factory, prepare_database):
    """An application over a database of its own, and a workshop with something of everything that the API gives."""
    folder = tmp_path_factory.mktemp("api")
    url = sqlite_url(folder, prepare_database) if database_kind == "sqlite" else postgres_url(prepare_database)
    app = create_app({**BASE_SETTINGS, "DATABASE_URL": url, "WORKSHOP_INSTANCE": str(folder)})
    with app.app_context(), acting_as(Actor()):
        made = _made(app)
    yield made
    with app.app_context():
        db.engine.dispose()
    if database_kind == "postgresql":
        drop_database(url)


def _made(app):
    event = events.event()
    make.point(event)
    make.point(event, "session", kind="session", admits=["owner"])
    people = [make.delegate(event, status=status) for status in ("confirmed", "confirmed", "pending", "cancelled")]
    scans = [make.scan(people[0]), make.scan(people[1], 3), make.scan(people[0], 5)]
    check_in(event, scans, caller=Origin())
    owner = mou.owner()
    mou.draft(event, owner=owner)
    ocop.services.list_product(owner.products[0], mou.platform())
    awards.decision(event)
    with transaction() as session:
        session.add(DeskSetting(event_id=event.id, walk_ins_an_hour=1_000))
    known = {
        "slug": [event.slug, "khong-co"], "registration_id": [*(each.id for each in people), 2**31 - 1],
        "Scan.point": ["entry", "session"], "Scan.code": [each.ticket_code for each in people],
        "Scan.registration": [each.id for each in people], "WalkIn.point": ["entry", "session"],
        "WalkIn.in_place_of": [people[2].id, None], "Undo.scan": [each["id"] for each in scans],
        "RegistrationIn.kind": ["owner", "leader"], "RegistrationChange.version": [1, 2, 3],
        "Person.kind": ["owner", ""], "Person.phone": ["0912345678", ""], "RegistrationIn.phone": ["0912345679", None],
    }  # fmt: skip
    tokens = [make.api_token(event, SCOPES), make.api_token(None, SCOPES), make.desk(event)[1]]
    return SimpleNamespace(app=app, fuzz=Fuzz(app, known), bound=tokens[0], free=tokens[1], desk=tokens[2])


def test_the_list_above_is_all_of_the_api(hall):
    assert sorted(hall.fuzz.operations) == sorted(OPERATIONS)


@pytest.mark.parametrize("label", OPERATIONS)
def test_no_answer_is_undescribed_and_no_nonsense_taken(hall, label):
    bearers = (hall.bound, hall.desk) if "/checkin/" in label else (hall.bound, hall.free)
    found = hall.fuzz.ask(label, bearers, examples=EXAMPLES, excluded=EXCLUDED.get(label, ()))
    print(label, hall.fuzz.cases, round(hall.fuzz.seconds, 1), sorted(hall.fuzz.statuses[label]))
    assert not found, "\n\n".join(f"{title}\n{request}" for title, request in found.items())


def test_what_was_sent_was_written(hall):
    with hall.app.app_context():
        print({model.__name__: db.session.scalar(select(func.count()).select_from(model))
               for model in (Registration, Scan, Admission, WalkIn, Undo)})
        print(hall.fuzz.cases, hall.fuzz.seconds, hall.fuzz.statuses)
