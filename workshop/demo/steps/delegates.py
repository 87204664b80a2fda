"""The delegates: the guests of the article by hand, an invented list through the importer, arrivals by scan."""

import datetime as dt
import uuid

from sqlalchemy import func, select

from workshop.checkin import services as checkin
from workshop.checkin.models import Admission
from workshop.demo import delegates
from workshop.demo.names import Inventor
from workshop.demo.steps import event as event_step
from workshop.demo.steps import registry
from workshop.extensions import db
from workshop.imports import services as imports
from workshop.registrations import services as registrations
from workshop.registrations.delegates import Delegate
from workshop.registrations.models import Registration

FILENAME = "danh-sach-dai-bieu.xlsx"
OWNERS_SENT = 84
COME = 0.91
# how many hundredths of the hall come in each ten minutes from 6:50
ARRIVALS = (5, 13, 27, 33, 14, 6, 2)
NAMESPACE = uuid.UUID("6f1f9d3e-5a57-4d55-9d35-190520230000")


def load(event, by):
    """Register whoever is missing, then let them come in."""
    _register_guests(event)
    if _count(Registration, event) < 20:
        owners, platforms = registry.invented_owners(), registry.invented_platforms()
        data = delegates.workbook_bytes(owners[:OWNERS_SENT], [p.operator.legal_name for p in platforms])
        imports.apply_batch(imports.read_batch("registrations", data, FILENAME, event=event))
    if not _count(Admission, event):
        _let_in(event, by)


def _register_guests(event):
    names = set(db.session.scalars(select(Registration.full_name).where(Registration.event_id == event.id)))
    for guest in event_step.article()["guests"]:
        if guest["full_name"] not in names:
            registrations.register(
                event, Delegate(full_name=guest["full_name"], titles=guest["titles"], kind="leader"),
                source="staff", status="confirmed",
            )  # fmt: skip


def _let_in(event, by):
    inventor = Inventor(4)
    query = select(Registration).where(Registration.event_id == event.id, Registration.status == "confirmed")
    coming = [r for r in db.session.scalars(query.order_by(Registration.id))
              if r.kind == "leader" or inventor.random.random() < COME]  # fmt: skip
    opens = event.starts_at - dt.timedelta(minutes=40)
    for start in range(0, len(coming), 100):
        scans = [_scan(event, r, opens + _arrival(inventor)) for r in coming[start : start + 100]]
        checkin.check_in(event, scans, caller=checkin.Origin(user_id=by.id))


def _scan(event, registration, at):
    return {
        "id": str(uuid.uuid5(NAMESPACE, f"{event.slug}:{registration.id}")), "point": "entry",
        "code": registration.ticket_code, "direction": "in", "scanned_at": at.isoformat(),
        "offline": True, "shown": "admitted",
    }  # fmt: skip


def _arrival(inventor):
    slot = inventor.random.choices(range(len(ARRIVALS)), weights=ARRIVALS)[0]
    return dt.timedelta(minutes=10 * slot, seconds=inventor.random.randrange(600))


def _count(model, event):
    return db.session.scalar(select(func.count()).select_from(model).where(model.event_id == event.id))
