"""What becomes of the files of two registrations that turn out to be one person's."""

from workshop.extensions import db
from workshop.questions.models import AnswerFile
from workshop.questions.queries import files_of

ROOM = "questions"


def move_files(kept, dropped):
    """Give ``kept`` the files of ``dropped`` where it has none, or where the answer of ``dropped`` was chosen."""
    mine, theirs = (files_of(registration_id=each.id) for each in (kept, dropped))
    given, taken = [], []
    for question_id, file in theirs.items():
        own = mine.get(question_id)
        if own is None:
            given.append(file.id)
        elif own.file.filename != kept.answers.get(str(question_id)) == file.file.filename:
            given.append(file.id)
            taken.append(own.id)
    _exchange(given, kept, taken, dropped)
    return {"room": ROOM, "given": given, "taken": taken}


def return_files(kept, dropped, moved):
    """Give both back what was theirs; what was erased meanwhile stays erased."""
    for each in moved:
        if each and each.get("room") == ROOM:
            _exchange(each["given"], dropped, each["taken"], kept)


def _exchange(some, new_owner, others, other_owner):
    """Change the owners of files; for a moment they are nobody's, since one question has one file of a person."""
    session = db.session()
    pairs = [(session.get(AnswerFile, key), owner) for keys, owner in ((some, new_owner), (others, other_owner))
             for key in keys]  # fmt: skip
    pairs = [(file, owner) for file, owner in pairs if file is not None]
    for file, _owner in pairs:
        file.registration_id = None
    session.flush()
    for file, owner in pairs:
        file.registration_id = owner.id
    session.flush()
