"""How a message can fail to leave; the names tell what may be tried again."""


class MailFailure(Exception):
    """A message did not leave. ``reason`` is one of ours, ``reply`` the server's number and nothing of its words.

    A server's words repeat the address, so they are never kept.
    """

    def __init__(self, reason, reply="", *, is_of_connection=False):
        super().__init__(f"{reason} {reply}".strip())
        self.reason, self.reply, self.is_of_connection = reason, reply, is_of_connection


class Postponed(MailFailure):
    """For now: no connection, too slow, busy, login refused. Trying later is right.

    Reasons: unreachable | too_slow | server_busy | login_refused | tls_failed.
    """


class Refused(MailFailure):
    """For good: the server will not take this message, however often it comes.

    Reasons: address_refused | sender_refused | message_refused.
    """


class NobodyKnows(MailFailure):
    """The message was handed over whole and the answer never came: it may have left (reason: no_answer)."""
