"""Stored files as answers: downloaded, never shown in our pages' name."""

import zipfile
from io import BytesIO
from tempfile import TemporaryFile

from flask import send_file

from workshop.paper.archives import zip_entry
from workshop.paper.files import store
from workshop.paper.services import read_file
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


def zip_response(files, as_name):
    """Stored files in a ZIP, each of ``files`` a pair (name in it, stored file); PDFs are packed already."""
    # on the disk, since five thousand certificates are 400 MB; the answer closes the file
    kept = TemporaryFile()  # noqa: SIM115
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_STORED) as archive:
        for name, stored in files:
            archive.writestr(zip_entry(name), read_file(stored))
    kept.seek(0)
    return open_file_response(kept, "application/zip", as_name)


def _sent(file, media_type, name):
    response = send_file(file, mimetype=media_type, as_attachment=True, download_name=name, etag=False)
    response.headers["Content-Security-Policy"] = FILE_POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store"
    return response
