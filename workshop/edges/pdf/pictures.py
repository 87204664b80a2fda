"""A page of a PDF as a picture, made by Poppler in a child with little time."""

import subprocess

from workshop.edges.pdf.refusals import PictureUnable

SECONDS = 15


def picture_of(data, *, dpi=72, longest=None):
    """The first page of ``data`` as PNG, at ``dpi`` or with a longer side of ``longest`` pixels.

    :raises PictureUnable: if Poppler is not here, or takes too long.
    """
    size = ["-scale-to", str(longest)] if longest else ["-r", str(dpi)]
    command = ["pdftoppm", "-png", *size, "-f", "1", "-l", "1", "-singlefile", "-"]
    try:
        return subprocess.run(command, input=data, capture_output=True, check=True, timeout=SECONDS).stdout
    except (OSError, subprocess.SubprocessError) as error:
        raise PictureUnable from error
