"""Backup and restore: the same rows and files again, on the same and on the other kind of database."""

import json
import zipfile

import pytest
from sqlalchemy import func, select, update

from tests.factories import accounts, checkin, events
from tests.support import databases
from workshop import create_app
from workshop.accounts.models import User
from workshop.audit.models import AuditEntry
from workshop.backup import services
from workshop.backup.archive import NotABackup
from workshop.checkin.models import DeskSetting
from workshop.checkin.queries import epoch_of
from workshop.events.models import Event
from workshop.extensions import db
from workshop.migrations import schema
from workshop.paper.models import StoredFile
from workshop.paper.services import read_file, store_file
from workshop.transactions import transaction

pytestmark = pytest.mark.db


@pytest.fixture(scope="session")
def prepare_database(prepare_by_migrations):
    """Restored databases are compared with migrated ones, so these tests migrate."""
    return prepare_by_migrations


@pytest.fixture
def filled(app):
    """An event, a user and a stored file."""
    made = events.event(title="Hội thảo Ễ Ộ ữ")
    accounts.user(event=made)
    with transaction():
        store_file(b"%PDF-1.7 signed", filename="ban-ky.pdf", media_type="application/pdf")
    return made.id


def rows():
    tables = db.metadata.sorted_tables
    return {table.name: db.session.scalar(select(func.count()).select_from(table)) for table in tables}


def test_a_restore_gives_back_every_row_and_file(filled, tmp_path):
    before = rows()
    services.create_backup(tmp_path / "all.zip")
    with transaction() as session:
        session.get(Event, filled).title = "Đã đổi"
    services.restore_backup(tmp_path / "all.zip", force=True)
    db.session.remove()
    found = db.session.scalar(select(Event))
    assert (found.title, found.starts_at, found.kinds[1].code) == ("Hội thảo Ễ Ộ ữ", events.STARTS_AT, "owner")
    assert read_file(db.session.scalar(select(StoredFile))) == b"%PDF-1.7 signed"
    after = rows()
    assert after.pop("audit_entry") == before.pop("audit_entry") + 1  # the restore itself
    assert after == before


def test_new_rows_after_a_restore_take_new_numbers(filled, tmp_path):
    services.create_backup(tmp_path / "all.zip")
    services.restore_backup(tmp_path / "all.zip", force=True)
    db.session.remove()
    assert events.event().id > filled
    assert accounts.user().id > 1


def test_a_restore_refuses_to_overwrite_and_changes_nothing(filled, tmp_path):
    services.create_backup(tmp_path / "all.zip")
    with transaction() as session:
        session.get(Event, filled).title = "Đã đổi"
    with pytest.raises(services.DatabaseNotEmpty):
        services.restore_backup(tmp_path / "all.zip")
    db.session.remove()
    assert db.session.scalar(select(Event.title)) == "Đã đổi"


def test_a_file_that_is_no_backup_is_refused_before_anything_changes(filled, tmp_path):
    services.create_backup(tmp_path / "all.zip")
    whole = (tmp_path / "all.zip").read_bytes()
    (tmp_path / "cut.zip").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "other.zip").write_bytes(b"PK\x05\x06" + b"\0" * 18)
    for name in ("cut.zip", "other.zip"):
        with pytest.raises(NotABackup):
            services.restore_backup(tmp_path / name, force=True)
    db.session.remove()
    assert db.session.scalar(select(func.count()).select_from(Event)) == 1


def test_the_archive_says_what_it_holds(filled, tmp_path):
    counts = services.create_backup(tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        manifest = json.loads(archive.read("manifest.json"))
        lines = archive.read("tables/event.jsonl").decode().splitlines()
    assert manifest["counts"] == counts
    assert manifest["revision"] == schema.head_revision()
    assert json.loads(lines[0])["title"] == "Hội thảo Ễ Ộ ữ"


def test_an_archive_moves_to_the_other_kind_of_database(filled, tmp_path, database_kind):
    services.create_backup(tmp_path / "all.zip")
    other = tmp_path / "other"
    other.mkdir()
    is_sqlite = database_kind == "sqlite"
    url = databases.postgres_url() if is_sqlite else f"sqlite:///{other}/workshop.sqlite3"
    moved = create_app({"WORKSHOP_INSTANCE": str(other), "DATABASE_URL": url, "TESTING": True})
    with moved.app_context():
        services.restore_backup(tmp_path / "all.zip")
        assert db.session.scalar(select(Event.title)) == "Hội thảo Ễ Ộ ữ"
        assert db.session.scalar(select(User.username)).startswith("organizer")
        assert read_file(db.session.scalar(select(StoredFile))) == b"%PDF-1.7 signed"
        assert db.session.scalar(select(func.count()).select_from(AuditEntry)) == 1
        db.session.remove()
        db.engine.dispose()
    if is_sqlite:
        databases.drop_database(url)


def test_a_restore_under_a_running_server_is_refused_by_name(filled, tmp_path, monkeypatch, database_kind):
    services.create_backup(tmp_path / "all.zip")
    monkeypatch.setattr(services, "LOCK_SECONDS", 1)
    with db.engine.connect() as server:
        if database_kind == "sqlite":
            server.exec_driver_sql("PRAGMA busy_timeout = 100")
            server = server.execution_options(workshop_write=True)
        server.execute(update(Event).values(venue="đang ghi"))
        with pytest.raises(services.DatabaseInUse):
            services.restore_backup(tmp_path / "all.zip", force=True)
    assert db.session.scalar(select(Event.title)) == "Hội thảo Ễ Ộ ữ"


def test_after_a_restore_every_desk_begins_its_list_anew(app, tmp_path):
    event = events.event()
    checkin.desk(event)
    before = epoch_of(event, is_strict=False)
    services.create_backup(tmp_path / "all.zip")
    services.restore_backup(tmp_path / "all.zip", force=True)
    [restored] = db.session.scalars(select(Event))
    assert db.session.get(DeskSetting, restored.id).epoch != ""
    assert epoch_of(restored, is_strict=False) != before
