"""Writing rows of either kind by the same three verbs: all at once, or row by row through the verbs of the room."""

from workshop.errors import WorkshopError
from workshop.extensions import db
from workshop.imports import reasons, verdicts
from workshop.imports.targets import BulkTarget
from workshop.imports.verdicts import PersonGone, Verdict
from workshop.transactions import rehearsal, savepoint


class ChangedSince(WorkshopError):
    """The record is no longer as the import left it."""

    message = reasons.CHANGED_SINCE


def writer_of(target):
    """What judges, writes and takes back the rows of ``target``."""
    return target if isinstance(target, BulkTarget) else _RowByRow(target)


class _RowByRow:
    """The verbs of a BulkTarget, done with those of a RowTarget."""

    def __init__(self, target):
        self.target = target

    def judge_all(self, entries, _claimed=()):
        """The Verdict of each of ``entries``; no record is touched, and ids of what would be new are not told."""
        with rehearsal():
            found = [self._carry_out(entry) for entry in entries]
        made = {verdict.subject_id for verdict in found if verdict.outcome == "imported"}
        for verdict in found:
            if verdict.subject_id in made:
                verdict.subject_id = None
                for record in verdict.shown.values():
                    if isinstance(record, dict):
                        record["id"] = None
        return found

    def write_all(self, entries, _claimed=()):
        """Do what ``entries`` say, inside the running transaction; their Verdicts."""
        return [self._carry_out(entry) for entry in entries]

    def take_back_all(self, rows):
        """Undo ``rows`` in the order given: (refusal or None of each, ids of records that are gone)."""
        refusals, gone = [], set()
        for row in rows:
            try:
                if row.subject_id and (record := self.target.find(row.subject_id)) is not None:
                    self._take_back(row, record)
                if row.outcome == "imported":
                    gone.add(row.subject_id)
                refusals.append(None)
            except WorkshopError as error:
                refusals.append(verdicts.as_refusal(error))
        return refusals, {key for key in gone if self.target.find(key) is None}

    def _take_back(self, row, record):
        if self.target.snapshot(record) != row.after:
            raise ChangedSince
        with savepoint():
            if row.outcome == "imported":
                self.target.remove(record, row.before or {})
            else:
                self.target.restore(record, row.before)
            db.session.flush()

    def _carry_out(self, entry):
        """Do one row inside a savepoint of its own; every refusal becomes its outcome."""
        if entry.refusal:
            return verdicts.from_refusal(entry.refusal, self.target.shown(None))
        try:
            with savepoint():
                return self._write(entry)
        except WorkshopError as error:
            return verdicts.refused(error, self.target.shown(None))

    def _write(self, entry):
        target, reading = self.target, dict(entry.reading)
        record = self._meant(entry, reading)
        if record is None:
            record = target.create(reading)
            db.session.flush()
            return Verdict("imported", record.id, target.traces(record), target.snapshot(record), target.shown(record))
        before = target.snapshot(record)
        has_changed = target.update(record, reading)
        db.session.flush()
        if not has_changed:
            return verdicts.already_so(record.id, target.shown(record))
        return Verdict("updated", record.id, before, target.snapshot(record), target.shown(record))

    def _meant(self, entry, reading):
        chosen = entry.decision.get("person")
        if not chosen:
            return self.target.match(reading)
        if chosen == "new":
            return None
        record = self.target.find(chosen)
        if record is None:
            raise PersonGone
        return record
