"""/healthz says that the process lives, /readyz that it can do its work."""

import shutil

from flask import Blueprint, current_app, jsonify
from sqlalchemy import text

from workshop.extensions import db
from workshop.web.access import public

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
@public
def alive():
    """200 while the process answers."""
    return jsonify(status="ok")


@blueprint.get("/readyz")
@public
def ready():
    """200 when the database answers and the disk has room, otherwise 503 with what is missing."""
    missing = []
    try:
        db.session.execute(text("SELECT 1"))
    except Exception:
        current_app.logger.exception("the database does not answer")
        missing.append("database")
    if shutil.disk_usage(current_app.instance_path).free < current_app.config["WORKSHOP_MIN_FREE_BYTES"] / 5:
        missing.append("disk")
    return jsonify(status="failing" if missing else "ok", missing=missing), 503 if missing else 200
