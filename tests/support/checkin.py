"""Asking the check-in of a workshop, and reading what it says."""

import uuid

from sqlalchemy import select

from tests.factories import checkin as make
from workshop.checkin.models import Admission
from workshop.checkin.services import Origin, check_in
from workshop.extensions import db

ONLINE = Origin()


def path(event, rest=""):
    """The address of a staff's page of check-in."""
    return f"/events/{event.slug}/check-in{rest}"


def send(call, *scans, **more):
    """Send scans by ``call``; returns (status, JSON)."""
    return call("POST", "/checkin/scans", {"scans": list(scans), **more})


def person_body(**values):
    """Somebody who is on no list, as the API is told."""
    return {"full_name": "Lê Thị Cẩm Vân", "phone": "0912 345 678", "organization": "Xã Thạnh Phú", **values}


def walk_in_body(**values):
    """A walk-in as the API is told."""
    return {
        "id": str(uuid.uuid4()),
        "point": "entry",
        "person": person_body(),
        "scanned_at": make.at(3),
        **values,
    }


def answer(event, *scans, caller=ONLINE, **more):
    """What is answered to each of ``scans``."""
    return check_in(event, list(scans), caller=caller, **more)


def one(event, scan, **more):
    """What is answered to a single scan."""
    return answer(event, scan, **more)[0]


def brief(result):
    """The part of an answer that the rules decide."""
    return result["outcome"], result["reason"], result["standing"], result["flags"]


def standing_rows():
    """[(passage, scan, exit)] of the admissions that stand."""
    rows = db.session.scalars(
        select(Admission).where(Admission.undone_at.is_(None)).order_by(Admission.passage)
    )
    return [(row.passage, row.scan_id, row.exit_scan_id) for row in rows]


def set_status(person, status):
    """Give a registration another status."""
    person.status = status
    db.session.commit()


def arrive(event, count, **values):
    """Let ``count`` new delegates in, a minute apart."""
    people = [make.delegate(event, **values) for _ in range(count)]
    check_in(event, [make.scan(person, n) for n, person in enumerate(people)], caller=ONLINE)
    return people


def admissions():
    """How many admissions stand."""
    return db.session.query(Admission).where(Admission.undone_at.is_(None)).count()


def texts(tree, xpath):
    """The words of every node that ``xpath`` finds."""
    return [" ".join(" ".join(node.itertext()).split()) for node in tree.xpath(xpath)]
