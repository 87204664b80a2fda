"""The mailer of the tests."""

from contextlib import contextmanager


class MemoryMailer:
    """Keeps every letter; ``failures`` is a list of what the next sends raise (None lets one through)."""

    def __init__(self):
        self.letters, self.failures, self.connections = [], [], 0

    @contextmanager
    def connection(self):
        """Counts how often somebody connected."""
        self.connections += 1
        yield self

    def open(self):
        """Nothing to open."""

    def send(self, letter):
        """Keep ``letter``, or fail as the test asked."""
        failure = self.failures.pop(0) if self.failures else None
        if failure is not None:
            raise failure
        self.letters.append(letter)
