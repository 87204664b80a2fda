"""Read a table into a batch that shows what it would do; read it anew when a person changes what columns mean."""

import base64
import hashlib

from sqlalchemy import delete, insert, select

from workshop.audit import services as audit
from workshop.audit.actor import current_actor
from workshop.edges.spreadsheets import read_table
from workshop.imports import groups, queries, reasons, sensitive, verdicts
from workshop.imports.mapping import with_usual
from workshop.imports.models import ImportBatch, ImportOriginal, ImportRow
from workshop.imports.queries import event_of
from workshop.imports.services import locking
from workshop.imports.services.pausing import collector_paused
from workshop.imports.services.writing import writer_of
from workshop.imports.targets import target_class
from workshop.imports.understanding import understand
from workshop.imports.verdicts import Entry
from workshop.transactions import transaction

CHUNK = 2_000


def read_batch(kind, data, filename, event=None, *, by_hand=False):
    """Understand ``data`` and return a batch in preview; no record is touched.

    The bytes are kept until the batch is applied or dropped, so that it can be understood anew. ``by_hand``: somebody
    is there to say what the columns mean, so that a table whose headings nobody knows is taken too.

    :raises KindUnknown: if no room imports ``kind``.
    :raises WorkshopError: of ``workshop.edges.spreadsheets`` where the file is no table.
    :raises HeaderNotFound, NothingToRead: if the table is none that can be imported.
    """
    known = {} if by_hand else None  # with a mapping, even an empty one, headings may be missing
    with collector_paused():
        target = target_class(kind)(event)
        rows, mapping = understand(read_table(data, filename), target, filename, known)
        sensitive.hide(rows, mapping, target, {})
        return _kept_batch(target, kind, data, filename, event, rows, mapping)


def _kept_batch(target, kind, data, filename, event, rows, mapping):
    with transaction() as session:
        target.event = event_of(event.id if event else None)
        actor = current_actor()
        batch = ImportBatch(
            kind=kind, event_id=event.id if event else None, filename=filename[-200:],
            sha256=hashlib.sha256(data).hexdigest(), mapping=mapping, allowed={},
            created_by_id=actor.id if actor.kind == "user" else None,
        )  # fmt: skip
        session.add(batch)
        session.flush()
        session.add(ImportOriginal(batch_id=batch.id, data=base64.b64encode(data).decode()))
        _enter_rows(session, batch, target, [_line(row, place) for place, row in enumerate(rows)])
        return batch


def map_sheet(batch, sheet, stated, *, version=None):
    """Understand the file anew with what a person says of ``sheet``; None lets it be understood by itself.

    ``stated`` is {"header": [first, last] or None, "columns": {code: [indexes]}, "skip": bool}. Rows that a
    person decided stay as they were decided.

    :raises BatchNotInPreview, BatchChanged, FileForgotten: if it is too late.
    """
    with transaction() as session:
        batch = _open(session, batch.id, version)
        name = next((name for name in batch.mapping if name[:80] == sheet), sheet)
        mapping = {key: said for key, said in batch.mapping.items() if key != name}
        _read_anew(session, batch, mapping | {name: stated} if stated else mapping)
        return batch


def allow_column(batch, code, why, *, version=None):
    """Read a sensitive column after all because of ``why``, or with an empty ``why`` forget it again.

    :raises BatchNotInPreview, BatchChanged, FileForgotten: if it is too late.
    """
    with transaction() as session:
        batch = _open(session, batch.id, version)
        others = {key: said for key, said in batch.allowed.items() if key != code}
        batch.allowed = others | {code: why[:300]} if why else others
        _read_anew(session, batch, batch.mapping)
        action = "imports.column_allowed" if why else "imports.column_forgotten"
        audit.record(action, batch, column=code, why=why[:300])
        return batch


def _open(session, batch_id, version):
    batch = locking.held(session, batch_id, version)
    if batch.status != "preview":
        raise locking.BatchNotInPreview
    return batch


def _read_anew(session, batch, mapping):
    data = queries.original_of(batch)
    if data is None:
        raise locking.FileForgotten
    target = locking.target_of(batch)
    rows, found = understand(read_table(data, batch.filename), target, batch.filename, mapping)
    batch.mapping = with_usual(found, target.usual)
    sensitive.hide(rows, batch.mapping, target, batch.allowed)
    decided = {}
    for row in session.scalars(select(ImportRow).where(ImportRow.batch_id == batch.id, ImportRow.is_decided)):
        decided.setdefault((row.sheet, row.row), []).append(_kept(row))
    session.execute(delete(ImportRow).where(ImportRow.batch_id == batch.id))
    session.expire_all()
    lines = []
    for place, row in enumerate(rows):
        is_left_out = queries.sheet_of(batch, row.sheet).get("skip")
        kept = [] if is_left_out else decided.get((row.sheet, row.row), [])
        found = [line for line in kept if not _was_said_of_another_name(line, row, target)]
        lines += _decided_lines(_line(row, place), sorted(found, key=lambda line: line["part"]), batch.allowed)
    batch.version += 1
    session.flush()
    _enter_rows(session, batch, target, lines)


def _line(row, place):
    return {
        "sheet": row.sheet, "row": row.row, "part": 0, "place": place, "source": row.source, "reading": row.reading,
        "notes": row.notes, "refusal": verdicts.as_refusal(row.refusal) if row.refusal else None, "decision": {},
        "is_decided": False, "was_decoded": any(message == reasons.DECODED for message, _ in row.notes),
    }  # fmt: skip


def _kept(row):
    return {name: getattr(row, name) for name in ("part", "reading", "notes", "refusal", "decision", "is_decided")}


def _was_said_of_another_name(line, row, target):
    """Whether all that was said is that a name of one word is so, and by now another name is read."""
    code = target.essential[0]
    is_so = line["decision"].get("together") == ["names_of_one_word", groups.TAKE]
    return is_so and "held" not in line["decision"] and line["reading"].get(code) != row.reading.get(code)


def _decided_lines(line, decided, allowed):
    """The lines of a row that a person decided: as they were left, with what the file says by now to go back to."""
    lines = [] if decided and decided[0]["part"] == 0 else [line]
    for kept in decided:
        now = line | kept
        now["decision"] = kept["decision"] | {"was": {name: line[name] for name in ("reading", "refusal", "notes")}}
        now["reading"] = kept["reading"] | {code: line["reading"][code] for code in allowed if code in line["reading"]}
        lines.append(now)
    return lines


def _enter_rows(session, batch, target, lines):
    entries = [Entry(line["sheet"], line["row"], line["part"], line["reading"], line["refusal"], line["decision"])
               for line in lines]  # fmt: skip
    found = writer_of(target).judge_all(entries)
    rows = [{"batch_id": batch.id, **line, **vars(verdict)} for line, verdict in zip(lines, found, strict=True)]
    for start in range(0, len(rows), CHUNK):
        session.execute(insert(ImportRow.__table__), rows[start : start + CHUNK])
