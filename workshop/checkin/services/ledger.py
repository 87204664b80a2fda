"""The ledger of admissions: what counts of some delegates, and the rows that say what stands.

Core statements throughout: this is the path that every scan takes.
"""

from collections import defaultdict
from dataclasses import replace

from sqlalchemy import and_, bindparam, exists, or_, select

from workshop.audit import services as audit
from workshop.checkin import standing
from workshop.checkin.models import Admission, Scan, Undo
from workshop.checkin.standing import Act
from workshop.extensions import among, utc_now
from workshop.registrations.models import Registration
from workshop.vietnamese.dates import local_day

scans, undos, admissions = Scan.__table__, Undo.__table__, Admission.__table__
people = Registration.__table__
COUNTS = and_(
    or_(
        scans.c.outcome.in_(("accepted", "duplicate")),
        # an unknown code that a desk let in, and a person has said since whose it is
        and_(scans.c.outcome.in_(("unknown", "refused")), scans.c.review == "matched", scans.c.shown == "admitted"),
    ),
    or_(scans.c.quarantine.is_(None), scans.c.quarantine == "accepted"),
)
CHANGEABLE = ("scan_id", "admitted_at", "exit_scan_id", "exited_at", "changed_at")
PERSON = (
    people.c.id, people.c.event_id, people.c.status, people.c.full_name, people.c.position,
    people.c.organization, people.c.kind, people.c.ticket_code,
)  # fmt: skip
# built once: putting a statement together costs more than running it
ACTS = (
    select(
        scans.c.id, scans.c.registration_id, scans.c.point_id, scans.c.direction, scans.c.corrected_at,
        scans.c.desk_id, scans.c.token_id, scans.c.user_id, undos.c.created_at.label("undone_at"),
    )
    .outerjoin(undos, and_(undos.c.scan_id == scans.c.id, undos.c.outcome == "undone"))
    .where(among(scans.c.registration_id, "ids"), scans.c.event_id == bindparam("event_id"), COUNTS)
    .where(among(scans.c.point_id, "points"))
)  # fmt: skip
ROWS = select(admissions).where(
    among(admissions.c.registration_id, "ids"), admissions.c.event_id == bindparam("event_id"),
    admissions.c.undone_at.is_(None), among(admissions.c.point_id, "points"),
)  # fmt: skip
first_in = scans.alias()
# both desks let somebody in: that one ticket did it twice is for a person to judge
CLASH = scans.update().values(review="conflict").where(
    scans.c.id == bindparam("before"), scans.c.review.is_(None),
    exists().where(first_in.c.id == bindparam("after"), first_in.c.outcome == "accepted"),
)  # fmt: skip
NEW_ROWS = admissions.insert()
# the numbers of new rows cost more than the rows: both drivers send plain ones without building the statement anew
NUMBERED_ROWS = NEW_ROWS.returning(admissions.c.id, sort_by_parameter_order=True)


def hold_people(connection, condition, values=None):
    """The registrations under ``condition`` (filled by ``values``), each held until the commit.

    Held in the order of their ids, so that two batches never wait for each other.
    """
    return connection.execute(held(condition), values or {}).all()


def held(condition):
    """The statement of ``hold_people``, for those who run the same one with every scan."""
    return select(*PERSON).where(condition).order_by(people.c.id).with_for_update(key_share=True)


def day_of(point, moment):
    """The day under which an admission counts: '' where a point counts once and for all."""
    return local_day(moment).isoformat() if point.is_per_day else ""


class Ledger:
    """The timelines of some delegates by (registration, point, day), and their rows by passage.

    What changes is written by ``flush``, all rows of a kind in one statement: a scan that stands behind
    a row is written before it, and five hundred scans cost three statements instead of a thousand.
    """

    def __init__(self, connection, event_id, points):
        self.connection, self.event_id = connection, event_id
        self.points = {point.id: point for point in points}
        self.acts, self.rows, self.sources = defaultdict(list), defaultdict(dict), {}
        self.forget_changes()

    def forget_changes(self):
        """Give up what was settled and not written."""
        self._new, self._changed, self._gone, self._taken_over, self._displaced = [], [], [], [], []

    def load(self, registration_ids, point_ids=None):
        """Read what counts and what stands of these delegates, at these points or at all; anew where it was known."""
        ids, points = set(registration_ids), set(self.points if point_ids is None else point_ids)
        for known in (self.acts, self.rows):
            for key in [key for key in known if key[0] in ids and key[1] in points]:
                del known[key]
        asked = {"ids": list(ids), "event_id": self.event_id, "points": list(points)}
        if ids and self._load_acts(asked):
            self._load_rows(asked)

    def _load_acts(self, asked):
        found = self.connection.execute(ACTS, asked).all()
        for row in found:
            key = self.key(row.registration_id, row.point_id, row.corrected_at)
            self.acts[key].append(Act(row.corrected_at, row.id, row.direction, row.undone_at))
            self.sources[row.id] = row
        return found

    def _load_rows(self, asked):
        for row in self.connection.execute(ROWS, asked).mappings():
            self.rows[row["registration_id"], row["point_id"], row["day"]][row["passage"]] = dict(row)

    def key(self, registration_id, point_id, moment):
        """The timeline on which a scan lies."""
        return registration_id, point_id, day_of(self.points[point_id], moment)

    def passages(self, key, extra=()):
        """The passages on the timeline ``key``, with ``extra`` acts as if they had counted."""
        return standing.passages([*self.acts[key], *extra])

    def add(self, key, act, source):
        """Let a stored scan count, and settle what stands by it."""
        self.acts[key].append(act)
        self.sources[act.id] = source
        self.settle(key)

    def undo(self, key, scan_id, undo, by):
        """End the passage that the entry ``scan_id`` belongs to, or take back the exit it is."""
        row = self._row_of(key, scan_id)
        self.acts[key] = [
            replace(act, undone_at=undo["created_at"]) if act.id == scan_id else act for act in self.acts[key]
        ]
        if row is not None:
            del self.rows[key][row["passage"]]
            ended = {"undone_at": undo["created_at"], "undo_id": undo["id"], "undo_reason": undo["reason"],
                     "undone_by": by, "changed_at": utc_now()}  # fmt: skip
            self.connection.execute(admissions.update().where(admissions.c.id == row["id"]).values(ended))
        self.settle(key)

    def _row_of(self, key, scan_id):
        for number, passage in enumerate(standing.standing(self.passages(key)), start=1):
            if any(act.id == scan_id for act in passage.entries):
                return self.rows[key][number]
        return None

    def settle(self, key):
        """Note what differs between the rows and what the timeline says."""
        rows = self.rows[key]
        stands = standing.standing(self.passages(key))
        before = len(self._taken_over)
        for number, passage in enumerate(stands, start=1):
            self._settle_row(key, number, passage)
        self._note_displaced(key, stands, self._taken_over[before:])
        for number in [number for number in rows if number > len(stands)]:
            # only an undo of an earlier passage shortens the list; what followed moved up
            self._gone.append(rows.pop(number))

    def _note_displaced(self, key, stands, taken_over):
        """Scans that held an admission until an earlier one came; what only moved up a passage is none."""
        holders = {passage.holder.id for passage in stands}
        if taken_over and self.points[key[1]].rehearses_id is None:
            self._displaced += [
                {"before": before, "after": after} for _row, before, after in taken_over if before not in holders
            ]

    def _settle_row(self, key, number, passage):
        said = {
            "scan_id": passage.holder.id, "admitted_at": passage.holder.at,
            "exit_scan_id": passage.exit.id if passage.exit else None,
            "exited_at": passage.exit.at if passage.exit else None,
        }  # fmt: skip
        row = self.rows[key].get(number)
        if row is None:
            registration_id, point_id, day = key
            row = {**said, "event_id": self.event_id, "registration_id": registration_id, "point_id": point_id,
                   "day": day, "passage": number, "changed_at": utc_now()}  # fmt: skip
            self.rows[key][number] = row
            self._new.append(row)
        elif any(row[name] != value for name, value in said.items()):
            if row["scan_id"] != said["scan_id"]:
                self._taken_over.append((row, row["scan_id"], said["scan_id"]))
            row.update(said, changed_at=utc_now())
            if "id" in row and row not in self._changed:
                self._changed.append(row)

    def flush(self, *, is_last=False):
        """Write what was settled; the scans behind it must stand already. After the last time nothing is settled."""
        for row in self._gone:
            self.connection.execute(admissions.delete().where(admissions.c.id == row["id"]))
        for row in self._changed:
            values = {name: row[name] for name in CHANGEABLE}
            self.connection.execute(admissions.update().where(admissions.c.id == row["id"]).values(values))
        if self._new:
            self._insert(is_last)
        if self._displaced:
            self.connection.execute(CLASH, self._displaced)
        for row, before, after in self._taken_over:
            audit.record(
                "checkin.admission_taken_over", None, event_id=self.event_id, subject_type="Admission",
                subject_id=row["id"], from_scan=before, to_scan=after,
            )  # fmt: skip
        self.forget_changes()

    def _insert(self, is_last):
        if is_last and not self._taken_over:
            self.connection.execute(NEW_ROWS, self._new)
            return
        for row, number in zip(self._new, self.connection.execute(NUMBERED_ROWS, self._new).scalars(), strict=True):
            row["id"] = number
