"""Reading a memorandum anew for a change, in the state and version that the change expects."""

from sqlalchemy.orm.attributes import flag_modified

from workshop.errors import StaleVersion
from workshop.mou.models import EDITABLE, Memorandum
from workshop.mou.refusals import TextFrozen, WrongState


def editable(session, memorandum_id, version=None):
    """The memorandum, whose text may still change; its version counts the change, also one of a part.

    :raises TextFrozen: once the text is issued or the memorandum has ended.
    :raises StaleVersion: if ``version`` is given and no longer stands.
    """
    memorandum = _locked(session, memorandum_id, version)
    if memorandum.status not in EDITABLE:
        raise TextFrozen
    flag_modified(memorandum, "blocks")
    return memorandum


def in_state(session, memorandum_id, *states, version=None):
    """The memorandum, in one of ``states``.

    :raises WrongState: if it is in another.
    :raises StaleVersion: if ``version`` is given and no longer stands.
    """
    memorandum = _locked(session, memorandum_id, version)
    if memorandum.status not in states:
        raise WrongState
    return memorandum


def _locked(session, memorandum_id, version):
    memorandum = session.get(Memorandum, memorandum_id, with_for_update=True, populate_existing=True)
    if version is not None and memorandum.version != version:
        raise StaleVersion
    return memorandum
