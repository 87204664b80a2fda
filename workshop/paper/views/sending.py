"""Stored files as answers: downloaded, never shown in our pages' name."""

from io import BytesIO

from flask import send_file

from workshop.paper.files import store
from workshop.web.headers import FILE_POLICY


def stored_response(stored, as_name=None):
    """The bytes of a stored file as a download called ``as_name``."""
    return _sent(store().open(stored.key), stored.media_type, as_name or stored.filename)


def bytes_response(data, media_type, as_name):
    """Bytes made for this one answer, sent as a stored file is."""
    return _sent(BytesIO(data), media_type, as_name)


def open_file_response(file, media_type, as_name):
    """An open file made for this one answer, sent as a stored file is and closed behind it."""
    return _sent(file, media_type, as_name)


def _sent(file, media_type, name):
    response = send_file(file, mimetype=media_type, as_attachment=True, download_name=name, etag=False)
    response.headers["Content-Security-Policy"] = FILE_POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store"
    return response
