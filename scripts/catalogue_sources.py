"""Find every string for people in the code and the templates, and the room whose catalogue takes it."""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract

ROOT = Path(__file__).resolve().parent.parent
KEYWORDS = {
    "_": None,
    "_l": None,
    "N_": None,
    "gettext": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    "lazy_ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "lazy_pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
# the product sets the same policy (ext.i18n.trimmed), so that both sides agree on a block's msgid
JINJA = {"trimmed": "true", "silent": "false", "newstyle_gettext": "true", "extensions": "jinja2.ext.do"}


def room_of(path):
    """The room whose catalogue takes the strings of ``path``, relative to the project."""
    folders = path.parts[1:-1]
    if folders[:1] == ("pdf",):  # templates/pdf/<kind>/ goes to the room of that name, otherwise to paper
        return folders[1] if len(folders) > 1 and (ROOT / "workshop" / folders[1]).is_dir() else "paper"
    if not folders or not (ROOT / "workshop" / folders[0]).is_dir():
        return "web"
    return folders[0]


def sources():
    """Every file that may hold strings, those of ``web`` first, so that shared words live below."""
    paths = [*ROOT.glob("workshop/**/*.py"), *ROOT.glob("templates/**/*")]
    relative = [p.relative_to(ROOT) for p in paths if p.suffix in {".py", ".html", ".txt", ".xml"}]
    return sorted(relative, key=lambda path: (room_of(path) != "web", room_of(path), path))


def key_of(message):
    """What makes a message the same message: its context and its (singular) msgid."""
    return message.context, message.id[0] if isinstance(message.id, tuple) else message.id


def used_messages():
    """Read the sources: (catalogue, {key: room of first use}, files that cannot be read, msgids said in two ways).

    Python below 3.11.8 does not find by gettext() what the catalogue holds for ngettext(), so each is said in one way.
    """
    used, rooms, broken, ways = Catalog(), {}, [], {}
    for path in sources():
        method = "python" if path.suffix == ".py" else "jinja2"
        options = {} if method == "python" else JINJA
        try:
            with open(ROOT / path, "rb") as file:
                found = list(extract(method, file, KEYWORDS, options=options))
        except Exception as error:  # a template or module that somebody is in the middle of writing
            broken.append(f"{path}: {type(error).__name__}: {error}")
            continue
        for _line, msgid, _comments, context in found:
            message = used.add(msgid, locations=[(path.as_posix(), 0)], context=context)
            rooms.setdefault(key_of(message), room_of(path))
            ways.setdefault(key_of(message), set()).add(isinstance(msgid, tuple))
    mixed = [f"{rooms[key]}: with and without a plural {key[1]!r}" for key, said in ways.items() if len(said) > 1]
    return used, rooms, broken, mixed
