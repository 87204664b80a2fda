"""Static files under an address that changes with their content, compressed once."""

import gzip
import hashlib
import mimetypes
from functools import lru_cache
from pathlib import Path

from flask import Blueprint, abort, current_app, make_response, request, send_from_directory, url_for

from workshop.config import PROJECT_ROOT
from workshop.web.access import public

STATIC_ROOT = PROJECT_ROOT / "static"
COMPRESSIBLE = {".css", ".js", ".svg", ".wasm", ".json", ".webmanifest", ".txt"}
mimetypes.add_type("application/wasm", ".wasm")
mimetypes.add_type("application/manifest+json", ".webmanifest")
mimetypes.add_type("text/javascript", ".js")
mimetypes.add_type("font/woff2", ".woff2")
blueprint = Blueprint("static", __name__)


def bind(app):
    """Serve static/ and offer ``asset()`` to templates."""
    app.register_blueprint(blueprint)
    app.jinja_env.globals["asset"] = asset


def asset(path):
    """The address of ``static/<path>`` that may be cached for good.

    The version stands before the path, so that relative imports between modules and from CSS to
    fonts inherit it.
    """
    return url_for("static.versioned", version=tree_version(), path=path)


@lru_cache
def _kept_version():
    digest = hashlib.sha256()
    for path in sorted(STATIC_ROOT.rglob("*")):
        if path.is_file():
            digest.update(f"{path.relative_to(STATIC_ROOT)}:{path.stat().st_size}:".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return "v" + digest.hexdigest()[:10]


def tree_version():
    """A short hash over everything in static/."""
    if current_app.debug:
        _kept_version.cache_clear()
    return _kept_version()


@blueprint.get("/static/<version>/<path:path>")
@public
def versioned(version, path):
    """A file under the version that the page named; an older page still gets the present file."""
    response = _file(path)
    is_current = version == tree_version()
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if is_current else "no-cache"
    return response


def _file(path):
    full = (STATIC_ROOT / path).resolve()
    if not full.is_relative_to(STATIC_ROOT) or not full.is_file():
        abort(404)
    if full.suffix not in COMPRESSIBLE or "gzip" not in request.headers.get("Accept-Encoding", ""):
        return send_from_directory(STATIC_ROOT, path)
    response = make_response(_compressed(full, full.stat().st_mtime_ns))
    response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    response.mimetype = mimetypes.guess_type(full.name)[0] or "application/octet-stream"
    return response


@lru_cache(maxsize=256)
def _compressed(path: Path, _changed):
    return gzip.compress(path.read_bytes(), compresslevel=9, mtime=0)
