"""Names of downloaded files that a person can read."""

import re

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def readable_name(order, name, extension="pdf"):
    """``07 - Hợp tác xã Dừa sáp.pdf``: sorts in the order of the stage and opens on Windows."""
    text = " ".join(_FORBIDDEN.sub(" ", name).split())[:100].rstrip(" .")
    return f"{order:02d} - {text}.{extension}"
