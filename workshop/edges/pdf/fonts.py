"""The fonts that documents are set in: ours alone, never the host's."""

import os
import threading
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

STATIC_ROOT = Path(__file__).resolve().parents[3] / "static"
FONTS = STATIC_ROOT / "fonts"
BODY_FONT = FONTS / "paper" / "LiberationSerif-Regular.ttf"

_environment = threading.Lock()
_per_thread = threading.local()


@contextmanager
def our_fonts_only():
    """Point fontconfig at our folder while it reads its configuration, and only then.

    The variable is put back because browsers and offices started later would inherit it.
    """
    with _environment:
        before = os.environ.get("FONTCONFIG_FILE")
        os.environ["FONTCONFIG_FILE"] = str(FONTS / "fonts.conf")
        try:
            yield
        finally:
            if before is None:
                del os.environ["FONTCONFIG_FILE"]
            else:
                os.environ["FONTCONFIG_FILE"] = before


def font_configuration():
    """The configuration of this thread, made once: Pango's font maps may not be shared by threads."""
    if not hasattr(_per_thread, "configuration"):
        with our_fonts_only():
            # the library looks for fonts while it is imported, and warns on a server that has none
            from weasyprint.text.fonts import FontConfiguration

            _per_thread.configuration = FontConfiguration()
    return _per_thread.configuration


@cache
def _letters():
    return frozenset(TTFont(BODY_FONT, lazy=True).getBestCmap())


def unprintable(text):
    """The characters of ``text`` that the body font has no shape for, sorted, each once."""
    return sorted({char for char in text if ord(char) not in _letters() and not char.isspace()})
