"""A film for Chromium's fake camera: a QR code held before a webcam, in the state that a hall gives it."""

import io
import random
from functools import cache

from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageOps

FRAME = (1280, 720)


def write_film(picture, path, *, seconds=2, pixels=320, tilt=0, blur=0, noise=0, contrast=1.0, inverted=False,
               before=0):  # fmt: skip
    """Write ``picture`` as a motion JPEG to ``path`` and return it.

    ``pixels`` is the side of the code in a frame of 1280x720, ``tilt`` degrees, ``blur`` pixels, ``noise``
    the spread of grey values (0 to 80). The hand trembles the same way in every run, and comes into the picture
    after ``before`` seconds.
    """
    generator = random.Random(20230519)
    code = picture.convert("L").resize((pixels, pixels), Image.Resampling.LANCZOS)
    with open(path, "wb") as film:
        for _frame in range(int(before * 15)):
            Image.new("RGB", FRAME, (110, 110, 110)).save(film, "JPEG", quality=80)
        for _frame in range(int(seconds * 15)):
            frame = _frame_with(code, tilt + generator.uniform(-1, 1), generator)
            frame = _worsened(frame, blur, contrast, inverted)
            if noise:
                frame = Image.blend(frame, generator.choice(_noises(noise)), 0.25)
            content = io.BytesIO()
            frame.convert("RGB").save(content, "JPEG", quality=80)
            film.write(content.getvalue())
    return path


def _frame_with(code, angle, generator):
    frame = Image.new("L", FRAME, 110)
    side = code.width
    margin = side // 6  # the quiet zone of the card that carries the code
    card = Image.new("L", (side + 2 * margin, side + 2 * margin), 245)
    card.paste(code, (margin, margin))
    mask = Image.new("L", card.size, 255).rotate(angle, expand=True)
    card = card.rotate(angle, expand=True, resample=Image.Resampling.BICUBIC)
    place = [(whole - part) // 2 + generator.randint(-4, 4) for whole, part in zip(FRAME, card.size, strict=True)]
    frame.paste(card, tuple(place), mask)
    ImageDraw.Draw(frame).rectangle((0, 690, 1280, 720), fill=60)
    return frame


@cache
def _noises(spread):
    """A few pictures of noise: to make one for each frame would be more work than the rest of the film."""
    return [Image.effect_noise(FRAME, spread) for _number in range(5)]


def _worsened(frame, blur, contrast, inverted):
    if inverted:
        frame = ImageOps.invert(frame)
    frame = ImageEnhance.Contrast(frame).enhance(contrast)
    if blur:
        frame = frame.filter(ImageFilter.GaussianBlur(blur))
    return frame
