"""One batch at a time: held, of the state that a verb needs, and of the version that was seen."""

from sqlalchemy import select

from workshop.errors import N_, WorkshopError
from workshop.imports.mapping import usual_of
from workshop.imports.models import ImportBatch
from workshop.imports.queries import event_of
from workshop.imports.targets import target_class


class BatchNotInPreview(WorkshopError):
    """It was applied or dropped meanwhile."""

    message = N_("This import was already applied or dropped.")


class BatchNotApplied(WorkshopError):
    """Only what was applied can be undone."""

    message = N_("This import is not applied, so there is nothing to undo.")


class BatchChanged(WorkshopError):
    """Somebody else changed the mapping or a row since the page was opened."""

    status = 412
    message = N_("Someone else changed this import meanwhile. Look at it as it is now, then try again.")


class FileForgotten(WorkshopError):
    """The file itself is kept until it is imported or given up, and no longer."""

    message = N_("The file is no longer kept, so its columns cannot be read anew. Hand it in again.")


def held(session, batch_id, version=None):
    """The batch, held until the transaction ends.

    :raises BatchChanged: if it is not of the ``version`` that was seen; None takes any.
    """
    query = select(ImportBatch).where(ImportBatch.id == batch_id).with_for_update()
    # saying batch.id has loaded the row without the lock; what the lock waited for is read anew
    batch = session.scalars(query.execution_options(populate_existing=True)).one()
    if version is not None and batch.version != version:
        raise BatchChanged
    return batch


def target_of(batch):
    """The target that reads and writes for ``batch``."""
    target = target_class(batch.kind)(event_of(batch.event_id))
    target.usual = usual_of(batch.mapping)
    return target
