"""The verbs of a workshop, by noun."""

from workshop.events.refusals import NotReadyToPublish
from workshop.events.services.hosts import add_host, move_host, remove_host, set_host_role
from workshop.events.services.kinds import add_kind, edit_kind, move_kind
from workshop.events.services.lifecycle import (
    cancel_event,
    close_event,
    create_event,
    duplicate_event,
    edit_event,
    publish_event,
    touch,
    unpublish_event,
)
from workshop.events.services.materials import add_material, remove_material
from workshop.events.services.moving import Moved, move_programme, reschedule_event
from workshop.events.services.programme import add_session, edit_session, move_session, remove_session
from workshop.events.services.retention import set_retention

__all__ = [
    "Moved", "NotReadyToPublish", "add_host", "add_kind", "add_material", "add_session", "cancel_event",
    "close_event", "create_event", "duplicate_event", "edit_event", "edit_kind", "edit_session",
    "move_host", "move_kind", "move_programme", "move_session", "publish_event", "remove_host", "remove_material",
    "remove_session", "reschedule_event", "set_host_role", "set_retention", "touch", "unpublish_event",
]  # fmt: skip
