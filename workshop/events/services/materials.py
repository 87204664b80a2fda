"""The documents that a workshop offers for download."""

from workshop.audit import services as audit
from workshop.events.models import Event, Material
from workshop.paper.services import store_file
from workshop.transactions import transaction


def add_material(event, title, upload, filename):
    """Offer ``upload`` (what ``accept_scan`` let in) under ``title``; ``filename`` is the sender's."""
    with transaction() as session:
        event = session.get(Event, event.id)
        stored = store_file(
            upload.data, filename=upload.named(filename), media_type=upload.media_type, pages=upload.pages
        )
        session.flush()
        material = Material(title=title, file_id=stored.id)
        event.materials.append(material)
        audit.record("events.material_added", material, event_id=event.id, file=stored.id)
        return material


def remove_material(material):
    """Stop offering a document; the stored file stays for the record."""
    with transaction() as session:
        material = session.get(Material, material.id)
        audit.record("events.material_removed", material, event_id=material.event_id)
        material.event.materials.remove(material)
