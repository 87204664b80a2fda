"""Keep the catalogues: one .po a room and language, from the English msgids in code and templates.

    catalogues.py update    add what is new with an empty msgstr, drop what nothing uses, write English
    catalogues.py compile   merge the rooms of each language into the .mo that the product reads
    catalogues.py check     exit 1 and name what is missing, empty, fuzzy, unused, held twice or differs
"""

import argparse
import fcntl
import io
import os
import re
import sys
import unicodedata
from collections import Counter
from contextlib import contextmanager

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from catalogue_sources import ROOT, key_of, used_messages

TRANSLATIONS = ROOT / "workshop" / "translations"
SOURCE_LANGUAGE, LANGUAGES = "en", ("vi", "en")
PLURALS = {"vi": "nplurals=1; plural=0;", "en": "nplurals=2; plural=(n != 1);"}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}|</?[a-z]\w*")
HEADER = """msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""


def held_messages(language):
    """The messages of ``language`` as they lie on disk: ``{room: {key: message}}``."""
    held = {}
    for path in sorted((TRANSLATIONS / language).glob("*.po")):
        with open(path, "rb") as file:
            catalogue = read_po(file, locale=language, abort_invalid=True)
        held[path.stem] = {key_of(message): message for message in catalogue if message.id}
    return held


def is_complete(message):
    """Whether every form of ``message`` says something."""
    forms = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(forms) and bool(forms)


def in_its_form(message, language):
    """The text of ``message`` as ``language`` holds it: identity in English, plural forms in Vietnamese."""
    if language == SOURCE_LANGUAGE:
        return message.id
    return ("",) if isinstance(message.id, tuple) else ""


def update():
    """Bring every fragment up to the sources; return the exit status."""
    used, first_rooms, broken, _mixed = used_messages()
    wanted = {key_of(message): message for message in used if message.id}
    held = held_messages("vi")
    placed, owner = {}, {}
    for room, messages in held.items():
        for key, message in messages.items():
            if key in wanted:
                keep_better(placed, owner, room, key, message)
            elif broken:  # it may stand in the file that cannot be read
                placed.setdefault(room, {})[key] = (message, message.string)
            else:
                print(f"dropped  {room}: {key[1]!r} -> {message.string!r}")
    for key, message in wanted.items():
        if key not in owner:
            owner[key] = first_rooms[key]
            print(f"added    {owner[key]}: {key[1]!r}")
            placed.setdefault(owner[key], {})[key] = (message, in_its_form(message, "vi"))
    write_rooms("vi", placed, wanted, held)
    identity = {room: {key: (m, m.id) for key, (m, _) in rows.items()} for room, rows in placed.items()}
    write_rooms("en", identity, wanted, held_messages("en"))
    for line in broken:
        print(f"cannot read {line}; nothing was dropped")
    return 1 if broken else 0


def keep_better(placed, owner, room, key, message):
    """Place ``message``, once overall: of two rooms that hold it the translated one wins, else the first."""
    if key in owner:
        other = placed[owner[key]][key]
        if not message.string or is_complete(other[0]):
            print(f"dropped  {room}: {key[1]!r} is held by {owner[key]}; was {message.string!r}")
            return
        del placed[owner[key]][key]
    owner[key] = room
    placed.setdefault(room, {})[key] = (message, message.string)


def write_rooms(language, placed, wanted, held):
    """Write the fragments of ``language`` that changed, and remove those that became empty."""
    folder = TRANSLATIONS / language
    folder.mkdir(parents=True, exist_ok=True)
    for room in {*placed, *held}:
        path = folder / f"{room}.po"
        if not placed.get(room):
            path.unlink(missing_ok=True)
            continue
        replace(path, fragment(language, placed[room], wanted))


def fragment(language, messages, wanted):
    """The bytes of one .po file: a fixed header, messages by msgid, no line numbers or dates to differ."""
    catalogue = Catalog(locale=language)
    for key, (held, string) in messages.items():
        message = wanted.get(key, held)
        plural = isinstance(message.id, tuple)
        if plural != isinstance(string, tuple):
            string = in_its_form(message, language)
        catalogue.add(
            message.id,
            string,
            locations=message.locations,
            flags=held.flags & {"fuzzy"} | message.flags,
            user_comments=held.user_comments,
            context=message.context,
        )
    body = io.BytesIO()
    write_po(body, catalogue, width=0, omit_header=True, sort_output=True, include_lineno=False)
    header = HEADER.format(language=language, plurals=PLURALS[language])
    return header.encode() + body.getvalue().strip() + b"\n"


def replace(path, content):
    """Write ``content`` to ``path`` in one step, and only when it differs, so that editors stay calm."""
    if path.exists() and path.read_bytes() == content:
        return
    new = path.with_name(f".{path.name}.{os.getpid()}")
    new.write_bytes(content)
    new.replace(path)


def compile_all():
    """Merge the rooms of each language into its .mo file."""
    for language in LANGUAGES:
        merged = Catalog(locale=language)
        for messages in held_messages(language).values():
            for message in messages.values():
                merged.add(message.id, message.string, flags=message.flags, context=message.context)
        content = io.BytesIO()
        write_mo(content, merged)
        path = TRANSLATIONS / language / "LC_MESSAGES" / "messages.mo"
        path.parent.mkdir(parents=True, exist_ok=True)
        replace(path, content.getvalue())
        path.touch()  # its age says whether a fragment is newer
    return 0


def check():
    """Name everything that is wrong with the catalogues; return the exit status."""
    used, first_rooms, broken, mixed = used_messages()
    problems = [*broken, *mixed]
    wanted = {key_of(message): message for message in used if message.id}
    for language in LANGUAGES:
        held = held_messages(language)
        times = Counter(key for messages in held.values() for key in messages)
        missing = [key for key in wanted if key not in times]
        problems += [f"{language}/{first_rooms[key]}: missing {key[1]!r}" for key in missing]
        for room, messages in held.items():
            for key, message in messages.items():
                faults = faults_of(wanted.get(key), message, times[key])
                problems += [f"{language}/{room}: {fault} {key[1]!r}" for fault in faults]
    for problem in sorted(problems):
        print(problem)
    print(f"catalogues: {len(wanted)} messages in {len(LANGUAGES)} languages, {len(problems)} problems")
    return 1 if problems else 0


def faults_of(wanted, message, times):
    """What is wrong with one held ``message``, in words."""
    if wanted is None:
        yield "unused"
        return
    if times > 1:
        yield "held by several rooms:"
    if message.fuzzy:
        yield "fuzzy"
    if not is_complete(message) or isinstance(wanted.id, tuple) != isinstance(message.id, tuple):
        yield "empty"
        return
    forms = message.string if isinstance(message.string, tuple) else (message.string,)
    ids = wanted.id if isinstance(wanted.id, tuple) else (wanted.id,)
    allowed = [set(PLACEHOLDER.findall(text)) for text in ids]
    for form in forms:
        # a language with one form speaks for every number, so it must follow one of the English two
        if set(PLACEHOLDER.findall(form)) not in allowed:
            yield "placeholders or tags differ in"
        if not unicodedata.is_normalized("NFC", form):
            yield "not NFC:"


@contextmanager
def alone():
    """Let one process at a time read and write the catalogues."""
    TRANSLATIONS.mkdir(parents=True, exist_ok=True)
    folder = os.open(TRANSLATIONS, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def main():
    """Run the verb that the command line names."""
    verbs = {"update": update, "compile": compile_all, "check": check}
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("verb", choices=verbs)
    with alone():
        return verbs[parser.parse_args().verb]()


if __name__ == "__main__":
    sys.exit(main())
