"""Runs apart, with little time and memory: reads a PDF from standard input and prints what it found as JSON.

It imports nothing of the application, so that it starts fast and holds no secret.
"""

import json
import resource
import sys
from io import BytesIO

_ACTIVE_NAMES = ("/JavaScript", "/EmbeddedFiles")
_ACTIVE_ACTIONS = ("/JavaScript", "/Launch", "/ImportData", "/SubmitForm")
_MAX_OBJECTS = 200_000


def main(memory_bytes, seconds):
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.write(json.dumps(inspect(sys.stdin.buffer.read())))


def inspect(data):
    """``{"state": "fine", "pages": n}``, or a state among protected, active, heavy, unreadable."""
    import pikepdf

    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            if len(pdf.objects) > _MAX_OBJECTS:
                return {"state": "heavy"}
            pages = len(pdf.pages)
            if not pages:
                return {"state": "unreadable"}
            return {"state": "active" if is_active(pdf) else "fine", "pages": pages}
    except pikepdf.PasswordError:
        return {"state": "protected"}
    except MemoryError:
        return {"state": "heavy"}
    except Exception:  # a damaged file may fail in any way; all of them mean the same here
        return {"state": "unreadable"}


def is_active(pdf):
    """Whether the PDF holds a program, other files, or an action that reaches beyond it."""
    import pikepdf

    names = pdf.Root.get("/Names", {})
    if any(name in names for name in _ACTIVE_NAMES):
        return True
    # Every object is looked at, not only what the catalogue names: an action may hang on any field or page.
    return any(
        isinstance(each, pikepdf.Dictionary)
        and (_acts(each) or any(_acts(value) for _key, value in each.items()))
        for each in pdf.objects
    )


def _acts(value):
    import pikepdf

    if not isinstance(value, pikepdf.Dictionary):
        return False
    return str(value.get("/S", "")) in _ACTIVE_ACTIONS or "/JS" in value


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
