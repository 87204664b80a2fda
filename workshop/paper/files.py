"""Where the stored files of this installation lie."""

from pathlib import Path

from flask import current_app

from workshop.edges.storage import FileStore


def store():
    """The store named by WORKSHOP_STORAGE_URL, or files/ in the instance folder."""
    named = current_app.config["WORKSHOP_STORAGE_URL"]
    root = Path(str(named).removeprefix("file://")) if named else Path(current_app.instance_path) / "files"
    return FileStore(root)
