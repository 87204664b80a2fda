"""Reading WORKSHOP_MAIL_URL and the sender."""

from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit

from workshop.errors import N_, WorkshopError

PORTS = {"smtp": 25, "smtps": 465}
LONGEST_TIMEOUT = 30  # a letter must be over before the lease of its message is
LOOPBACK = {"localhost", "127.0.0.1", "::1"}


class MailUrlWrong(WorkshopError):
    """WORKSHOP_MAIL_URL cannot be read."""

    status = 422
    message = N_("WORKSHOP_MAIL_URL must begin with smtp:// or smtps:// and name a server.")


class MailPasswordOpen(MailUrlWrong):
    """The password would cross the network in the clear."""

    message = N_("WORKSHOP_MAIL_URL holds a password, so it needs smtps:// or ?starttls=1.")


class MailSenderWrong(MailUrlWrong):
    """Nobody to send as."""

    message = N_("WORKSHOP_MAIL_FROM must be one e-mail address.")


@dataclass(frozen=True)
class MailServer:
    """Where mail is handed in, as whom, and how long to wait for it."""

    host: str
    port: int
    sender: str
    sender_name: str = ""
    reply_to: str = ""
    is_tls: bool = False
    starts_tls: bool = False
    username: str = ""
    password: str = field(default="", repr=False)  # no log and no traceback shows it
    timeout: float = 20


def server_of(config):
    """The mail server that ``config`` names, or None where mail is off.

    :raises MailUrlWrong: if an address in it cannot be used.
    """
    if not config.get("WORKSHOP_MAIL_URL"):
        return None
    parts, query = _parts(config["WORKSHOP_MAIL_URL"])
    username, password = unquote(parts.username or ""), unquote(parts.password or "")
    is_tls, starts_tls = parts.scheme == "smtps", query.get("starttls", ["0"])[-1] not in ("0", "")
    if password and not (is_tls or starts_tls or parts.hostname in LOOPBACK):
        raise MailPasswordOpen
    sender = config.get("WORKSHOP_MAIL_FROM") or username
    if "@" not in sender or any(sign in sender for sign in "\r\n <>,;"):
        raise MailSenderWrong
    return MailServer(
        host=parts.hostname, port=parts.port or PORTS[parts.scheme], sender=sender, is_tls=is_tls,
        sender_name=config.get("WORKSHOP_MAIL_FROM_NAME") or "", reply_to=config.get("WORKSHOP_MAIL_REPLY_TO") or "",
        starts_tls=starts_tls, username=username, password=password,
        timeout=min(float(config.get("WORKSHOP_MAIL_TIMEOUT") or 20), LONGEST_TIMEOUT),
    )  # fmt: skip


def _parts(url):
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - reading it is what checks it
    except ValueError as error:
        raise MailUrlWrong from error
    if parts.scheme not in PORTS or not parts.hostname:
        raise MailUrlWrong
    return parts, parse_qs(parts.query)
