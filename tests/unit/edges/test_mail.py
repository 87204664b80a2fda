"""The mail edge against a real SMTP server: what leaves, and what each failure is called."""

import logging
import socket
import ssl
import subprocess
import threading

import pytest

from tests.support.browser import free_port
from tests.support.smtp import knows, smtp_server
from workshop.edges import mail
from workshop.edges.mail.smtp import SmtpMailer

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


def letter(**values):
    defaults = {
        "to": "dai-bieu@example.vn", "to_name": "Nguyễn Thị Hòa", "subject": "Xác nhận đăng ký dự Hội thảo",
        "text": "Kính gửi Bà Nguyễn Thị Hòa,\n.một dòng bắt đầu bằng dấu chấm\n", "message_id": "<1@ocop.example>",
        "html": "<p>Kính gửi</p>", "picture": mail.Picture("ticket", "ve.png", PNG), "calendar": b"BEGIN:VCALENDAR",
    }  # fmt: skip
    return mail.Letter(**{**defaults, **values})


def mailer(url, tls=None, **settings):
    config = {"WORKSHOP_MAIL_URL": url, "WORKSHOP_MAIL_FROM": "hoithao@ocop.example", **settings}
    return SmtpMailer(mail.server_of(config), tls)


def send(made, *letters):
    with made.connection() as connection:
        for each in letters or [letter()]:
            connection.send(each)


def failure_of(made, kind):
    with pytest.raises(kind) as caught:
        send(made)
    assert type(caught.value) is kind
    return caught.value.reason, caught.value.reply


def test_a_letter_arrives_with_text_html_picture_and_calendar():
    with smtp_server() as (post, url):
        send(mailer(url, WORKSHOP_MAIL_FROM_NAME="Ban Tổ chức", WORKSHOP_MAIL_REPLY_TO="tra-loi@ocop.example"))
    (came,) = post.mails
    assert came["From"] == "Ban Tổ chức <hoithao@ocop.example>"
    assert came["To"] == "Nguyễn Thị Hòa <dai-bieu@example.vn>"
    assert came["Reply-To"] == "tra-loi@ocop.example"
    assert came["Subject"] == "Xác nhận đăng ký dự Hội thảo"
    assert (came["Message-ID"], came["Auto-Submitted"]) == ("<1@ocop.example>", "auto-generated")
    assert came.get_body(("plain",)).get_content().splitlines() == [
        "Kính gửi Bà Nguyễn Thị Hòa,", ".một dòng bắt đầu bằng dấu chấm",
    ]  # fmt: skip
    assert came.get_body(("html",)).get_content().strip() == "<p>Kính gửi</p>"
    parts = [(part.get_content_type(), part.get_filename(), part["Content-ID"]) for part in came.walk()
             if not part.is_multipart() and part.get_filename()]  # fmt: skip
    assert parts == [
        ("image/png", "ve.png", "<ticket>"), ("image/png", "ve.png", None), ("text/calendar", "hoi-thao.ics", None),
    ]  # fmt: skip
    calendar = next(part for part in came.walk() if part.get_content_type() == "text/calendar")
    assert calendar.get_param("method") == "PUBLISH"


def test_many_letters_take_one_conversation():
    with smtp_server() as (post, url):
        send(mailer(url), *[letter(message_id=f"<{number}@x>") for number in range(30)])
    assert (len(post.mails), post.sessions) == (30, 1)


def test_a_server_that_hangs_up_after_ten_letters_is_called_again():
    with smtp_server() as (post, url):
        post.most_per_session = 10
        send(mailer(url), *[letter(message_id=f"<{number}@x>") for number in range(25)])
    assert (len(post.mails), post.sessions) == (25, 3)


@pytest.mark.parametrize(
    ("answer", "kind", "expected"),
    [
        ("451 4.7.1 greylisted", mail.Postponed, ("server_busy", "451")),
        ("550 5.7.1 spam", mail.Refused, ("message_refused", "550")),
        ("421 4.3.0 closing", mail.Postponed, ("server_busy", "421")),
    ],
)
def test_answers_to_a_letter_are_told_apart(answer, kind, expected):
    with smtp_server() as (post, url):
        post.answers = [answer]
        assert failure_of(mailer(url), kind) == expected


def test_an_unknown_address_is_refused_and_the_next_letter_goes_on():
    with smtp_server() as (post, url):
        post.refused = {"dai-bieu@example.vn"}
        with mailer(url).connection() as connection:
            with pytest.raises(mail.Refused) as caught:
                connection.send(letter())
            connection.send(letter(to="khac@example.vn"))
    assert (caught.value.reason, caught.value.reply) == ("address_refused", "550")
    assert (post.addresses, post.sessions) == (["khac@example.vn"], 1)


def test_a_closed_port_and_a_silent_server_are_postponed():
    assert failure_of(mailer(f"smtp://127.0.0.1:{free_port()}"), mail.Postponed) == ("unreachable", "")
    with socket.create_server(("127.0.0.1", 0)) as listening:  # takes the connection and never greets
        url = f"smtp://127.0.0.1:{listening.getsockname()[1]}"
        assert failure_of(mailer(url, WORKSHOP_MAIL_TIMEOUT=1), mail.Postponed) == ("too_slow", "")


def test_a_server_that_takes_the_letter_and_falls_silent_leaves_it_in_doubt():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=_take_and_hang_up, args=(listening,))
        thread.start()
        url = f"smtp://127.0.0.1:{listening.getsockname()[1]}"
        assert failure_of(mailer(url), mail.NobodyKnows) == ("no_answer", "")
        thread.join()


def _take_and_hang_up(listening):
    connection, _ = listening.accept()
    with connection, connection.makefile("rwb") as talk:
        talk.write(b"220 here\r\n")
        talk.flush()
        for line in talk:
            if line == b".\r\n":
                return
            if line[:4].upper() in (b"EHLO", b"MAIL", b"RCPT", b"DATA"):
                talk.write(b"354 go on\r\n" if line[:4].upper() == b"DATA" else b"250 OK\r\n")
                talk.flush()


@pytest.fixture
def certificate(tmp_path):
    """(key, certificate) of a server on loopback."""
    key, cert = tmp_path / "key.pem", tmp_path / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", cert, "-days", "2",
         "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"], check=True, capture_output=True,
    )  # fmt: skip
    return key, cert


def test_a_login_goes_over_tls_alone_and_a_stranger_is_not_trusted(certificate):
    key, cert = certificate
    theirs = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    theirs.load_cert_chain(cert, key)
    ours = ssl.create_default_context(cafile=cert)
    options = {"tls_context": theirs, "authenticator": knows("hoithao", "p@ss:word"), "auth_required": True}
    with smtp_server(**options) as (post, url):
        secret = url.replace("smtp://", "smtp://hoithao:p%40ss%3Aword@") + "?starttls=1"
        send(mailer(secret, ours))
        assert len(post.mails) == 1
        wrong = secret.replace("hoithao:", "ai:")
        assert failure_of(mailer(wrong, ours), mail.Postponed) == ("login_refused", "535")
        unheard = secret.replace("p%40ss", "m%E1%BA%ADt")
        assert failure_of(mailer(unheard, ours), mail.Postponed) == ("login_refused", "")
        assert failure_of(mailer(secret), mail.Postponed) == ("tls_failed", "")


@pytest.mark.parametrize("address", ["", "không có a còng", "a@", "a@b\nBcc: c@d.vn", "<a@b.vn>", "a b@c.vn"])
def test_a_broken_address_is_refused_before_anything_leaves(address):
    with smtp_server() as (post, url), pytest.raises(mail.Refused):
        send(mailer(url), letter(to=address))
    assert post.mails == []


@pytest.mark.parametrize("subject", ["Một\r\nBcc: ai@do.vn", "Một\nhai"])
def test_a_subject_is_one_line(subject):
    with smtp_server() as (post, url):
        send(mailer(url), letter(subject=subject))
    assert post.mails[0]["Bcc"] is None
    assert "\n" not in str(post.mails[0]["Subject"])


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"WORKSHOP_MAIL_URL": "mail.example"}, "must begin with smtp://"),
        ({"WORKSHOP_MAIL_URL": "smtp://mail.example:x"}, "must begin with smtp://"),
        ({"WORKSHOP_MAIL_URL": "smtp://a%40b.vn:secret@mail.example"}, "needs smtps://"),
        ({"WORKSHOP_MAIL_URL": "smtp://mail.example"}, "one e-mail address"),
        ({"WORKSHOP_MAIL_URL": "smtp://mail.example", "WORKSHOP_MAIL_FROM": "a@b.vn, c@d.vn"}, "one e-mail address"),
    ],
)
def test_settings_that_cannot_be_used_are_refused_by_name(settings, message):
    with pytest.raises(mail.MailUrlWrong, match=message) as caught:
        mail.server_of(settings)
    assert "secret" not in str(caught.value)


def test_settings_are_read():
    server = mail.server_of({"WORKSHOP_MAIL_URL": "smtps://u%40o.vn:p%3A%2Fw@mail.o.vn"})
    assert (server.host, server.port, server.username, server.password) == ("mail.o.vn", 465, "u@o.vn", "p:/w")
    assert (server.sender, server.is_tls, server.starts_tls) == ("u@o.vn", True, False)
    assert "p:/w" not in repr(server)
    assert mail.server_of({"WORKSHOP_MAIL_URL": None}) is None


def test_no_log_and_no_failure_holds_an_address_or_the_password(caplog):
    caplog.set_level(logging.DEBUG)
    with smtp_server() as (post, url):
        post.refused = {"dai-bieu@example.vn"}
        with pytest.raises(mail.Refused) as caught:
            send(mailer(url))
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("workshop")]
    assert "dai-bieu" not in "".join([*ours, str(caught.value), repr(caught.value)])
    assert caught.value.__cause__ is None
