"""Names of downloaded files that a person can read."""

import re

from workshop.paper.codes import grouped

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def readable_name(order, name, extension="pdf"):
    """``07 - Hợp tác xã Dừa sáp.pdf``: sorts in the order of the stage and opens on Windows."""
    text = " ".join(_FORBIDDEN.sub(" ", name).split())[:100].rstrip(" .")
    return f"{order:02d} - {text}.{extension}"


def name_with_code(order, name, code):
    """``07 - Hợp tác xã Dừa sáp - 1234-5678-9BCF-GHJK.pdf``: the code is never cut off."""
    return f"{readable_name(order, name)[:-4]} - {grouped(code)}.pdf"
