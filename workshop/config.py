"""Every setting with its default; the environment overrides instance/config.py overrides the default."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from workshop.vietnamese.names import TONE_ORDERS

PROJECT_ROOT = Path(__file__).resolve().parent.parent

DEFAULTS = {
    # Where `make run` listens. Loopback, so that nothing is open to a network by accident.
    "HOST": "127.0.0.1",
    "PORT": 8000,
    # SQLAlchemy address; None means SQLite in the instance folder. PostgreSQL 15 or newer.
    "DATABASE_URL": None,
    # Signs cookies and links; None means made once and kept, mode 600, in the instance folder.
    "WORKSHOP_SECRET_KEY": None,
    # Scheme and host of every link, QR and mail; unset or loopback marks documents as previews.
    "WORKSHOP_BASE_URL": None,
    # How many reverse proxies stand before the server and set X-Forwarded-*.
    "WORKSHOP_TRUSTED_PROXIES": 0,
    # Where stored files lie; None means files/ in the instance folder.
    "WORKSHOP_STORAGE_URL": None,
    # smtp://user:password@host:port of the mail server, smtps:// for TLS from the start, ?starttls=1 for TLS
    # after the greeting; signs such as @ in a password are written %40. None sends no mail: every message
    # then stays as a text to copy.
    "WORKSHOP_MAIL_URL": None,
    # The address that mails come from; None takes the user name of the URL where it is an address.
    "WORKSHOP_MAIL_FROM": None,
    # The name shown with it, usually the organising office.
    "WORKSHOP_MAIL_FROM_NAME": None,
    # Where answers go, if not to the sender.
    "WORKSHOP_MAIL_REPLY_TO": None,
    # Seconds that the mail server has for each answer.
    "WORKSHOP_MAIL_TIMEOUT": 20,
    # Threads of one web process; writes are one at a time on SQLite whatever this says.
    "WORKSHOP_THREADS": 8,
    # Web processes; more than one only on PostgreSQL.
    "WORKSHOP_WORKERS": 1,
    # Below this many free bytes jobs and uploads are refused; readiness fails at a fifth of it.
    "WORKSHOP_MIN_FREE_BYTES": 500_000_000,
    # Processes that lay out the print files of more than 200 certificates, about 100 MB each.
    "WORKSHOP_PRESS_PROCESSES": 1,
    # Largest request body: a scanned memorandum or a delegate list. The desk's bundle is smaller.
    "MAX_CONTENT_LENGTH": 25 * 1024 * 1024,
    "MAX_FORM_MEMORY_SIZE": 2 * 1024 * 1024,
    # A session ends after this many idle hours, and after this many days whatever happens.
    "WORKSHOP_SESSION_IDLE_HOURS": 12,
    "WORKSHOP_SESSION_DAYS": 14,
    # Approvals need a second person; 0 lets a one-person office approve alone, which is recorded.
    "WORKSHOP_SECOND_PERSON": 1,
    # Order of tones in lists of names: dictionary (ngang huyền hỏi ngã sắc nặng) or office (ngang huyền sắc hỏi
    # ngã nặng). Names that stand already follow after `flask --app workshop registrations sort-names`.
    "WORKSHOP_TONE_ORDER": "dictionary",
    # Seconds a write waits for its turn before the answer is "busy, try again".
    "WORKSHOP_BUSY_TIMEOUT": 10,
}
ENVIRONMENT_NAMES = [name for name in DEFAULTS if name in {"HOST", "PORT", "DATABASE_URL"} or name[0:9] == "WORKSHOP_"]
LOOPBACK_HOSTS = {"localhost", "127.0.0.1", "::1"}


def instance_path(settings=None):
    """The folder that holds the data of this installation."""
    chosen = (settings or {}).get("WORKSHOP_INSTANCE") or os.environ.get("WORKSHOP_INSTANCE")
    return Path(chosen).resolve() if chosen else PROJECT_ROOT / "instance"


def load(instance, settings=None):
    """Return the settings of the installation in ``instance`` as one mapping."""
    values = dict(DEFAULTS)
    values.update(_from_file(instance / "config.py"))
    values.update({name: os.environ[name] for name in ENVIRONMENT_NAMES if os.environ.get(name)})
    values.update(settings or {})
    for name, default in DEFAULTS.items():
        if isinstance(default, int) and values[name] is not None:
            values[name] = int(values[name])
    if values["WORKSHOP_TONE_ORDER"] not in TONE_ORDERS:
        raise ValueError(f"WORKSHOP_TONE_ORDER must be one of {', '.join(TONE_ORDERS)}")
    instance.mkdir(parents=True, exist_ok=True)
    values["DATABASE_URL"] = database_url(values["DATABASE_URL"], instance)
    values["SQLALCHEMY_DATABASE_URI"] = values["DATABASE_URL"]
    values["SECRET_KEY"] = values["WORKSHOP_SECRET_KEY"] or _kept_secret(instance / "secret.key")
    values["WORKSHOP_BASE_URL"] = (values["WORKSHOP_BASE_URL"] or f"http://127.0.0.1:{values['PORT']}").rstrip("/")
    values["WORKSHOP_IS_PREVIEW"] = is_preview(values["WORKSHOP_BASE_URL"])
    return {**values, **_cookie_settings(values["WORKSHOP_BASE_URL"])}


def is_preview(base_url):
    """Whether links under ``base_url`` open only on this machine, so that paper must not carry them."""
    return (urlsplit(base_url).hostname or "localhost") in LOOPBACK_HOSTS


def database_url(url, instance):
    """Complete ``url`` with the default file and the one PostgreSQL driver that is installed."""
    if not url:
        return f"sqlite:///{instance / 'workshop.sqlite3'}"
    for scheme in ("postgres://", "postgresql://"):
        if url.startswith(scheme):
            return "postgresql+psycopg://" + url.removeprefix(scheme)
    return url


def _cookie_settings(base_url):
    return {
        "SESSION_COOKIE_NAME": "workshop",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": base_url.startswith("https://"),
        "WTF_CSRF_TIME_LIMIT": None,  # a form left open over lunch must still be accepted; the session bounds it
        "BABEL_DEFAULT_LOCALE": "vi",
        "BABEL_DEFAULT_TIMEZONE": "Asia/Ho_Chi_Minh",
        "API_TITLE": "OCOP workshop",
        "API_VERSION": "v1",
        "OPENAPI_VERSION": "3.1.0",
    }


def _from_file(path):
    if not path.exists():
        return {}
    names = {}
    exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), names)  # the operator's own file
    return {name: value for name, value in names.items() if name in DEFAULTS}


def _kept_secret(path):
    if not path.exists():
        handle = os.open(path.with_suffix(".new"), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(48))
        with suppress(FileExistsError):
            os.link(path.with_suffix(".new"), path)  # never replaces a key that another process made first
        path.with_suffix(".new").unlink(missing_ok=True)
    return path.read_text().strip()
