"""The ticket as a picture that a guest keeps on the phone and an office sends by Zalo."""

from io import BytesIO

from PIL import Image, ImageDraw

from workshop.edges import qr
from workshop.paper.blocks import DEMONSTRATION
from workshop.paper.codes import grouped
from workshop.registrations.papers.fitting import face
from workshop.vietnamese.dates import LOCAL_ZONE

WIDTH, MARGIN, QR_SIDE = 720, 48, 560
LEAF, INK, QUIET, GOLD = "#0b5d45", "#10231c", "#42524b", "#8a5a00"


def ticket_png(registration):
    """A PNG: the QR, the code in fours, the name, the workshop, its time and place."""
    event = registration.event
    local = event.starts_at.astimezone(LOCAL_ZONE)
    lines = [
        (grouped(registration.ticket_code), "Bold", 34, INK, 1),
        (registration.full_name, "Bold", 40, INK, 2),
        (event.title, "Regular", 27, INK, 3),
        (f"{local:%H:%M}, {local:%d/%m/%Y}", "Bold", 27, LEAF, 1),
        (event.venue, "Regular", 25, QUIET, 2),
    ]
    if registration.is_demonstration:
        lines.append((DEMONSTRATION, "Bold", 22, GOLD, 1))
    set_lines = [each for line in lines if line[0] for each in _wrapped(*line)]
    height = MARGIN + QR_SIDE + sum(step for *_, step in set_lines) + MARGIN
    picture = Image.new("RGB", (WIDTH, height), "white")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, WIDTH, 14), fill=LEAF)
    code = Image.open(BytesIO(qr.png(registration.ticket_code, QR_SIDE)))
    picture.paste(code.convert("RGB"), ((WIDTH - code.width) // 2, MARGIN - 8))
    y = MARGIN + code.height
    for text, font, colour, step in set_lines:
        draw.text((WIDTH / 2, y), text, font=font, fill=colour, anchor="ma")
        y += step
    out = BytesIO()
    picture.quantize(16).save(out, "PNG", optimize=True)
    return out.getvalue()


def _wrapped(text, weight, size, colour, most):
    """``text`` in at most ``most`` lines; the last is cut with an ellipsis where it runs over."""
    font, room = face(weight, size), WIDTH - 2 * MARGIN
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= room or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1] + " …"]
    step = round(size * 1.42)
    return [(line, font, colour, step + (10 if place == len(lines) - 1 else 0)) for place, line in enumerate(lines)]
