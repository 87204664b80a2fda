"""An upload as one picture to look at: the first page of a PDF, or the picture itself, no larger than is needed."""

from io import BytesIO

from PIL import Image

from workshop.edges.pdf import picture_of

LONGEST = 2400  # pixels of its longer side: 200 dpi on A4


def as_picture(accepted):
    """(JPEG, width, height) of an ``AcceptedUpload``, its clear ground turned white.

    :raises PictureUnable: if a PDF cannot be drawn.
    """
    is_pdf = accepted.media_type == "application/pdf"
    picture = Image.open(BytesIO(picture_of(accepted.data, longest=LONGEST) if is_pdf else accepted.data))
    picture.thumbnail((LONGEST, LONGEST))
    ground = Image.new("RGB", picture.size, "white")
    clear = picture.convert("RGBA")
    ground.paste(clear, mask=clear.getchannel("A"))
    out = BytesIO()
    ground.save(out, "JPEG", quality=82, optimize=True)
    return out.getvalue(), *picture.size
