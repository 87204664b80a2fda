"""What becomes of requests and notices when two registrations turn out to be one person."""

from sqlalchemy import select, update

from workshop.extensions import db
from workshop.privacy.models import DataRequest, NoticeGiven

ROOM = "privacy"


def move_records(kept, dropped):
    """Let the requests of ``dropped`` be those of ``kept``; who was told under either name was told."""
    requests = list(db.session.scalars(select(DataRequest.id).where(DataRequest.registration_id == dropped.id)))
    _give(requests, kept)
    notices = {each.registration_id for each in db.session.scalars(
        select(NoticeGiven).where(NoticeGiven.registration_id.in_((kept.id, dropped.id)))
    )}  # fmt: skip
    is_told = notices == {dropped.id}
    if is_told:
        _pass_notice(dropped, kept)
    return {"room": ROOM, "requests": requests, "notice": is_told}


def return_records(kept, dropped, moved):
    """Give back what ``move_records`` moved; a mark that was taken off meanwhile stays off."""
    for each in moved:
        if each and each.get("room") == ROOM:
            _give(each["requests"], dropped)
            if each["notice"]:
                _pass_notice(kept, dropped)


def _give(requests, owner):
    change = update(DataRequest).where(DataRequest.id.in_(requests)).values(registration_id=owner.id)
    db.session.execute(change, execution_options={"synchronize_session": "fetch"})


def _pass_notice(giver, taker):
    change = update(NoticeGiven).where(NoticeGiven.registration_id == giver.id).values(registration_id=taker.id)
    db.session.execute(change, execution_options={"synchronize_session": False})
