"""Files are taken only while the disk has room, so that scans at the desks still find some."""

import shutil

from flask import current_app, request

from workshop.errors import NoRoomForFiles


def bind(app):
    """Look before every request."""
    app.before_request(refuse_files_without_room)


def refuse_files_without_room():
    """Refuse a form that brings files while the disk is nearly full.

    :raises NoRoomForFiles: below WORKSHOP_MIN_FREE_BYTES of free disk.
    """
    if request.mimetype != "multipart/form-data" or not any(file.filename for file in request.files.values()):
        return
    if shutil.disk_usage(current_app.instance_path).free < current_app.config["WORKSHOP_MIN_FREE_BYTES"]:
        raise NoRoomForFiles
