"""XML read as a stream: no tree is built, no entity is expanded."""

from xml.parsers import expat  # with entities refused below, as defusedxml does


class EntityRefused(ValueError):
    """The document declares entities, which no spreadsheet needs and bombs do."""


class _Local(dict):
    """Names without their prefix, each found out once."""

    def __missing__(self, name):
        self[name] = local = name.rpartition(":")[2]
        return local


class StreamParser:
    """Calls ``start(name, attributes)`` and ``end(name)``; text comes between :meth:`listen` and :meth:`heard`."""

    def __init__(self):
        self._text, self._names = [], _Local()
        self._expat = expat.ParserCreate()
        self._expat.buffer_text = True
        self._expat.buffer_size = 1 << 16
        self._expat.StartElementHandler = self._started
        self._expat.EndElementHandler = self._ended
        self._expat.EntityDeclHandler = self._refuse

    def parse(self, chunks):
        """Read the whole document."""
        for chunk in chunks:
            self._expat.Parse(chunk)
        self._expat.Parse(b"", True)

    def listen(self):
        """Collect the text from here on."""
        self._text.clear()
        self._expat.CharacterDataHandler = self._text.append

    def heard(self):
        """Stop collecting and give the text."""
        self._expat.CharacterDataHandler = None
        return "".join(self._text)

    def _started(self, name, attributes):
        if ":" not in name and not self._names:  # the root has no prefix, so none of what matters has one
            self._expat.StartElementHandler, self._expat.EndElementHandler = self.start, self.end
        self.start(self._names[name], attributes)

    def _ended(self, name):
        self.end(self._names[name])

    @staticmethod
    def _refuse(*_declared):
        raise EntityRefused


def is_on(value, default=False):
    """Whether an attribute of the format says yes."""
    return default if value is None else value.lower() in ("1", "true", "on")


def is_nought(value):
    """Whether a height or a width leaves nothing to see."""
    return value is not None and not value.strip("0.")
