"""A letter as plain data, and as the bytes that leave."""

from dataclasses import dataclass, field
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from workshop.extensions import utc_now


@dataclass(frozen=True)
class Picture:
    """A PNG that stands in the text as ``cid:<name>`` and hangs on the letter as a file as well."""

    name: str
    filename: str
    data: bytes


@dataclass(frozen=True)
class Attachment:
    """A file that hangs on the letter."""

    filename: str
    data: bytes
    media_type: str


@dataclass(frozen=True)
class Letter:
    """What leaves: plain text always, HTML beside it, one picture, one calendar file, other files."""

    to: str
    subject: str
    text: str
    message_id: str
    html: str = ""
    to_name: str = ""
    language: str = "vi"
    picture: Picture | None = None
    calendar: bytes | None = None
    files: tuple[Attachment, ...] = ()
    calendar_method: str = "PUBLISH"
    headers: dict = field(default_factory=dict)


def as_email(letter, server):
    """The EmailMessage of ``letter``: alternative(text, related(html, picture)), then the files."""
    made = EmailMessage(policy=SMTP)
    made["From"] = _address(server.sender, server.sender_name)
    made["To"] = _address(letter.to, letter.to_name)
    if server.reply_to:
        made["Reply-To"] = server.reply_to
    made["Subject"] = " ".join(letter.subject.split())
    made["Date"] = format_datetime(utc_now())
    made["Message-ID"] = letter.message_id
    made["Auto-Submitted"] = "auto-generated"  # holiday answers stay at home
    made["Content-Language"] = letter.language
    for name, value in letter.headers.items():
        made[name] = value
    made.set_content(letter.text, cte="quoted-printable")
    if letter.html:
        made.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    _attach(made, letter)
    return made


def _attach(made, letter):
    picture = letter.picture
    if picture and letter.html:
        made.get_payload()[1].add_related(
            picture.data, "image", "png", cid=f"<{picture.name}>", filename=picture.filename, disposition="inline"
        )
    if picture:
        made.add_attachment(picture.data, maintype="image", subtype="png", filename=picture.filename)
    for each in letter.files:
        maintype, _slash, subtype = each.media_type.partition("/")
        made.add_attachment(each.data, maintype=maintype, subtype=subtype, filename=each.filename)
    if letter.calendar:
        made.add_attachment(
            letter.calendar, maintype="text", subtype="calendar", filename="hoi-thao.ics", cte="base64",
            params={"method": letter.calendar_method, "charset": "utf-8"},
        )  # fmt: skip


def _address(address, name):
    return Address(display_name=" ".join(name.split()), addr_spec=address) if name else address
