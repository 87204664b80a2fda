"""A real SMTP server on loopback that a test tells how to behave."""

import asyncio
import email
import time
from contextlib import contextmanager
from email import policy

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from tests.support.browser import free_port


class Post:
    """What came in, and what the server answers: ``answers`` are taken one a mail, then everything is accepted."""

    def __init__(self):
        self.mails, self.sessions, self.answers, self.refused = [], 0, [], set()
        self.slow_seconds, self.silent, self.most_per_session = 0.0, False, None
        self.counted = {}

    async def handle_EHLO(self, server, session, _envelope, hostname, responses):
        """Count conversations."""
        self.sessions += 1
        session.host_name = hostname
        return responses

    async def handle_MAIL(self, _server, session, envelope, address, _options):
        """Hang up after so many mails, as providers do."""
        done = self.counted.get(id(session), 0)
        if self.most_per_session is not None and done >= self.most_per_session:
            return "421 4.7.0 too many mails in one conversation"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, _server, _session, envelope, address, _options):
        """Refuse the addresses in ``refused``."""
        if address in self.refused:
            return f"550 5.1.1 <{address}> unknown here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server, session, envelope):
        """Keep the mail, then answer as the test wants."""
        answer = self.answers.pop(0) if self.answers else "250 OK"
        self.counted[id(session)] = self.counted.get(id(session), 0) + 1
        if answer.startswith("250"):
            self.mails.append(email.message_from_bytes(envelope.content, policy=policy.default))
        if self.slow_seconds:
            await asyncio.sleep(self.slow_seconds)
        return answer

    @property
    def addresses(self):
        """To whom mails came, in order."""
        return [str(mail["To"].addresses[0].addr_spec) for mail in self.mails]


@contextmanager
def smtp_server(post=None, **options):
    """(post, address as WORKSHOP_MAIL_URL takes it) of a running server."""
    post = post or Post()
    controller = Controller(post, hostname="127.0.0.1", port=free_port(), **options)
    controller.start()
    try:
        yield post, f"smtp://127.0.0.1:{controller.port}"
    finally:
        controller.stop()


def knows(username, password):
    """An authenticator that lets one pair in."""

    def check(_server, _session, _envelope, _mechanism, data):
        return AuthResult(success=(data.login, data.password) == (username.encode(), password.encode()), handled=False)

    return check


def wait_for(condition, seconds=120):
    """Wait until ``condition()`` holds."""
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.05)
