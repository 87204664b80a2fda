"""Undoing a list of delegates: what it changed is put back, whom it made is removed, what changed since stays."""

from workshop.errors import N_, WorkshopError
from workshop.imports import reasons, verdicts
from workshop.registrations import refusals, services
from workshop.registrations.drafts import content_of, drafts_of
from workshop.registrations.matching import People


class ChangedSince(WorkshopError):
    """Somebody corrected or cancelled the registration after the import."""

    message = reasons.CHANGED_SINCE


class CancelledInstead(WorkshopError):
    """The ticket was scanned, sent or handed to a desk, so the registration stays on record."""

    message = N_("Known to a desk, a message or a scan by now, so it was cancelled instead of removed.")


def take_back(event, rows):
    """Undo ``rows``, the last of the list first; returns (refusal or None of each row, ids that are gone)."""
    people = drafts_of(event.id, with_cancelled=True)
    standing = People(each for each in people.values() if each.status != "cancelled")
    changes, made, refusals_of = {}, {}, []
    for row in rows:
        person = people.get(row.subject_id)
        try:
            if person is not None:
                _require_unchanged(person, row)
                if row.outcome == "imported":
                    made[person.id] = len(refusals_of)
                else:
                    _put_back(person, row.before, standing)
                    changes[person.id] = changes.get(person.id, 0) + 1
            refusals_of.append(None)
        except WorkshopError as error:
            refusals_of.append(verdicts.as_refusal(error))
    restored = {key: number for key, number in changes.items() if key not in made}
    services.correct_drafts(event, [people[key] for key in restored], restored)
    removed, cancelled = services.remove_registrations(event, made)
    for key in cancelled:
        refusals_of[made[key]] = {**verdicts.as_refusal(CancelledInstead()), "outcome": "cancelled"}
    return refusals_of, removed


def _require_unchanged(person, row):
    if person.status == "cancelled" or person.content() != content_of(row.after or {}):
        raise ChangedSince


def _put_back(person, before, standing):
    wanted = person.copy()
    wanted.put_back(before)
    standing.forget(person)
    if standing.twin(wanted):
        standing.add(person)
        raise refusals.AlreadyRegistered
    person.__dict__.update(wanted.__dict__)
    person.version += 1
    standing.add(person)
