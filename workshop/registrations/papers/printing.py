"""Pages of cards as a PDF at true size, and one card as a picture."""

from io import BytesIO

from PIL import Image, ImageDraw

from workshop.edges import qr
from workshop.edges.pdf import merge_pdfs, render_pdf, stamp_below
from workshop.paper.render_pdf import environment
from workshop.registrations.papers.drawing import Area, Code, Text, line_mm
from workshop.registrations.papers.fitting import MM_PER_POINT, face

PAGES_AT_ONCE = 6  # WeasyPrint takes more than twice the time for twice the pages
MASK = 3  # any of the eight reads alike; trying all takes longer than drawing the badge
_PIXELS_PER_MM = 6
_ANCHORS = {"left": "ls", "center": "ms", "right": "rs"}


def cards_pdf(pages, title):
    """``pages`` in order, laid out a few at a time and merged."""
    template = environment().get_template("pdf/badges/cards.html")
    parts = []
    for start in range(0, len(pages), PAGES_AT_ONCE):
        some = pages[start : start + PAGES_AT_ONCE]
        html = template.render(pages=some, title=title, kind=_kind)
        laid_out = render_pdf(html, title=title, for_print=True)
        parts.append(stamp_below(laid_out, [_codes_of(page) for page in some]))
    return merge_pdfs(parts, title=title) if len(parts) > 1 else parts[0]


def card_png(card):
    """``card`` as a PNG for the screen, with a hairline around it."""
    scale = _PIXELS_PER_MM
    picture = Image.new("RGB", (round(card.width * scale), round(card.height * scale)), "white")
    draw = ImageDraw.Draw(picture)
    for part in card.parts:
        _DRAWN[type(part)](picture, draw, part, scale)
    draw.rectangle((0, 0, picture.width - 1, picture.height - 1), outline="#9aa7a1")
    out = BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def _kind(part):
    return type(part).__name__.lower()


def _codes_of(page):
    """The QR codes of ``page`` as PDF operators: a fifth of the time that the layout engine takes for them."""
    drawn = []
    for placed in page.cards:
        for part in placed.card.parts:
            if isinstance(part, Code):
                corner = (placed.x + part.x, page.height - placed.y - part.y - part.side)
                points = [mm / MM_PER_POINT for mm in (*corner, part.side)]
                drawn.append(qr.pdf_operators(part.text, *points, MASK))
    return b" ".join(drawn)


def _draw_text(_picture, draw, part, scale):
    font = face(part.weight, round(part.points * MM_PER_POINT * scale))
    above, below = font.getmetrics()
    x = {"left": part.x, "center": part.x + part.width / 2, "right": part.x + part.width}[part.align] * scale
    tall = line_mm(part.points) * scale
    base, anchor = part.y * scale + (tall - above - below) / 2 + above, _ANCHORS[part.align]
    for place, line in enumerate(part.lines):
        draw.text((x, base + place * tall), line, font=font, fill=part.colour, anchor=anchor)


def _draw_area(_picture, draw, part, scale):
    box = [part.x * scale, part.y * scale, (part.x + part.width) * scale, (part.y + part.height) * scale]
    if part.line:
        draw.rectangle(box, outline=part.colour, width=max(1, round(part.line * scale)))
    else:
        draw.rectangle(box, fill=part.colour)


def _draw_code(picture, _draw, part, scale):
    with Image.open(BytesIO(qr.png(part.text, round(part.side * scale)))) as drawn:
        inset = (part.side * scale - drawn.width) / 2
        picture.paste(drawn.convert("RGB"), (round(part.x * scale + inset), round(part.y * scale + inset)))


_DRAWN = {Text: _draw_text, Area: _draw_area, Code: _draw_code}
