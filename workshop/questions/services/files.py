"""Files that guests send as answers: held under the form's token, then given to the registration."""

import datetime as dt

from sqlalchemy import select

from workshop.audit import services as audit
from workshop.errors import N_, WorkshopError
from workshop.extensions import utc_now
from workshop.paper.services import erase_file, store_file
from workshop.questions.models import AnswerFile
from workshop.questions.queries import bytes_of
from workshop.transactions import transaction

MEGABYTE = 1024 * 1024
USUAL_MEGABYTES = 5
QUOTA_MEGABYTES = 20  # all files of one personal link together
ABANDONED = dt.timedelta(days=1)  # the form's token lives as long


class FileTooLarge(WorkshopError):
    """The question takes smaller files only."""

    status = 413
    message = N_("“%(filename)s” is too large. A file may have at most %(megabytes)s MB.")


class QuotaReached(WorkshopError):
    """One registration may not fill the disk."""

    status = 413
    message = N_("All files of one registration together may have at most %(megabytes)s MB.")


def largest(question):
    """How many megabytes an answer to ``question`` may have."""
    return question.max_megabytes or USUAL_MEGABYTES


def hold_file(question, upload, filename, *, holder=None, registration_id=None):
    """Keep ``upload`` (what ``accept_scan`` let in) as the answer to ``question``, in place of an earlier one.

    It belongs to the form whose token ``holder`` names, or to a registration.

    :raises FileTooLarge: above the limit of the question.
    :raises QuotaReached: if the files of this owner together are too large.
    """
    if len(upload.data) > largest(question) * MEGABYTE:
        raise FileTooLarge(filename=filename, megabytes=largest(question))
    with transaction() as session:
        _drop(question.id, holder, registration_id)
        owner = AnswerFile.holder == holder if holder else AnswerFile.registration_id == registration_id
        if bytes_of(owner) + len(upload.data) > QUOTA_MEGABYTES * MEGABYTE:
            raise QuotaReached(megabytes=QUOTA_MEGABYTES)
        stored = store_file(
            upload.data, filename=upload.named(filename), media_type=upload.media_type, pages=upload.pages
        )
        kept = AnswerFile(
            event_id=question.event_id, question_id=question.id, holder=holder, registration_id=registration_id,
            file_id=stored.id,
        )  # fmt: skip
        session.add(kept)
        session.flush()
        audit.record("questions.file_received", kept, event_id=question.event_id, question=question.id)
        return kept


def drop_file(question, *, holder=None, registration_id=None):
    """Forget the file that answers ``question``."""
    with transaction():
        _drop(question.id, holder, registration_id)


def attach_files(holder, registration_id):
    """Give the files of an accepted form to its registration; belongs inside its transaction."""
    with transaction() as session:
        for kept in session.scalars(select(AnswerFile).where(AnswerFile.holder == holder)):
            kept.holder, kept.registration_id = None, registration_id


def forget_files(registration_ids):
    """Erase the files that these registrations sent, bytes and all; returns how many."""
    with transaction() as session:
        found = select(AnswerFile).where(AnswerFile.registration_id.in_(registration_ids))
        return _erase(list(session.scalars(found)))


def sweep_files(now=None):
    """Erase the files of forms that nobody finished within a day; returns how many."""
    with transaction() as session:
        abandoned = AnswerFile.created_at < (now or utc_now()) - ABANDONED
        return _erase(list(session.scalars(select(AnswerFile).where(AnswerFile.holder.is_not(None), abandoned))))


def _drop(question_id, holder, registration_id):
    owner = AnswerFile.holder == holder if holder else AnswerFile.registration_id == registration_id
    with transaction() as session:
        _erase(list(session.scalars(select(AnswerFile).where(owner, AnswerFile.question_id == question_id))))


def _erase(kept):
    """Delete rows and, once that is committed, the bytes."""
    with transaction() as session:
        for each in kept:
            stored = each.file
            audit.record("questions.file_erased", each, event_id=each.event_id, question=each.question_id)
            session.delete(each)
            session.flush()
            erase_file(stored)
        return len(kept)
