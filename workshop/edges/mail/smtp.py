"""Handing letters to an SMTP server, many over one connection."""

import re
import smtplib
import ssl
from contextlib import contextmanager, suppress
from email.errors import MessageError

from workshop.edges.mail.letter import as_email
from workshop.edges.mail.refusals import NobodyKnows, Postponed, Refused

CLOSING = (421, 221)  # the server says that it hangs up
ANSWER_PATIENCE = 6  # servers look a whole letter over before they answer, and silence there costs the most


class SmtpMailer:
    """Sends through ``server``; ``tls`` is the context that checks its certificate."""

    def __init__(self, server, tls=None):
        self.server, self.tls = server, tls

    @contextmanager
    def connection(self):
        """A connection that opens with the first letter and opens anew after the server hung up."""
        made = SmtpConnection(self.server, self.tls)
        try:
            yield made
        finally:
            made.close()


class SmtpConnection:
    """One conversation; ``send`` raises what became of a letter that did not leave."""

    def __init__(self, server, tls=None):
        self.server, self.tls, self.smtp, self.has_sent = server, tls, None, False

    def open(self):
        """Connect, encrypt, sign in.

        :raises Postponed: if any of it fails; nothing of a letter has left then.
        """
        if self.smtp is not None:
            return
        try:
            self.smtp = self._connected()
        except smtplib.SMTPAuthenticationError as error:
            raise Postponed("login_refused", str(error.smtp_code), is_of_connection=True) from None
        except UnicodeError:  # the standard library signs in with ASCII alone
            raise Postponed("login_refused", is_of_connection=True) from None
        except ssl.SSLError:
            raise Postponed("tls_failed", is_of_connection=True) from None
        except smtplib.SMTPNotSupportedError:
            raise Postponed("tls_failed", is_of_connection=True) from None
        except smtplib.SMTPResponseException as error:
            raise Postponed("server_busy", str(error.smtp_code), is_of_connection=True) from None
        except (OSError, smtplib.SMTPException) as error:
            raise Postponed(_silence(error), is_of_connection=True) from None

    def send(self, letter):
        """Hand ``letter`` over.

        :raises Postponed: if it may be tried again later.
        :raises Refused: if it will never be taken.
        :raises NobodyKnows: if it was handed over whole and no answer came.
        """
        self.open()
        try:
            data = as_email(letter, self.server).as_bytes()
        except (MessageError, ValueError, IndexError):  # what the standard library finds in a broken address
            raise Refused("address_refused") from None
        try:
            self._begin()
            self._ask("address_refused", *self.smtp.rcpt(letter.to))
            self._ask("message_refused", *self.smtp.docmd("data"), accepted=(354,))
            self.smtp.send(_with_dots(data))
        except (Postponed, Refused):
            raise
        except UnicodeError:  # an address with letters that this server cannot take
            self.close()
            raise Refused("address_refused") from None
        except (OSError, smtplib.SMTPException) as error:
            self.close()
            raise Postponed(_silence(error)) from None
        self._answered()

    def _begin(self):
        """Name the sender; a server that hung up since the last letter is called once more."""
        try:
            answer = self.smtp.mail(self.server.sender)
        except smtplib.SMTPServerDisconnected:
            answer = (421, b"")
        if answer[0] in CLOSING and self.has_sent:
            self.close()
            self.open()
            answer = self.smtp.mail(self.server.sender)
        self._ask("sender_refused", *answer)

    def close(self):
        """Say goodbye; a server that no longer listens is no failure."""
        smtp, self.smtp, self.has_sent = self.smtp, None, False
        if smtp is not None:
            with suppress(OSError, smtplib.SMTPException):
                smtp.quit()
            smtp.close()

    def _connected(self):
        server, context = self.server, self.tls or ssl.create_default_context()
        if server.is_tls:
            smtp = smtplib.SMTP_SSL(server.host, server.port, timeout=server.timeout, context=context)
        else:
            smtp = smtplib.SMTP(server.host, server.port, timeout=server.timeout)
        try:
            if server.starts_tls:
                smtp.starttls(context=context)
            if server.username:
                smtp.login(server.username, server.password)
            smtp.ehlo_or_helo_if_needed()
        except BaseException:
            smtp.close()
            raise
        return smtp

    def _answered(self):
        """Read what the server says to the whole letter; silence leaves it in doubt."""
        try:
            self.smtp.sock.settimeout(self.server.timeout * ANSWER_PATIENCE)
            code, words = self.smtp.getreply()
            self.smtp.sock.settimeout(self.server.timeout)
        except (OSError, smtplib.SMTPException):
            self.close()
            raise NobodyKnows("no_answer") from None
        self._ask("message_refused", code, words)
        self.has_sent = True

    def _ask(self, reason, code, _words, accepted=(250, 251)):
        """Take an answer; its words repeat the address and are dropped."""
        if code in accepted:
            return
        if code in CLOSING:
            self.close()
        else:
            with suppress(OSError, smtplib.SMTPException):
                self.smtp.rset()
        if 500 <= code < 600:
            raise Refused(reason, str(code))
        raise Postponed("server_busy", str(code))


def _silence(error):
    """Whether a conversation ended for want of time; smtplib hides that inside its own error."""
    is_timeout = isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError)
    return "too_slow" if is_timeout else "unreachable"


def _with_dots(data):
    """``data``, which has CRLF already, with leading dots doubled and closed by the lone dot."""
    lines = re.sub(rb"(?m)^\.", b"..", data)
    return lines + (b".\r\n" if lines.endswith(b"\r\n") else b"\r\n.\r\n")
