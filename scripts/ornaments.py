"""Draw the ornament around certificates: guilloche band, lotus corners with coconut fronds, a faint rosette.

    ornaments.py    write static/img/certificate/*.svg anew

Our own drawing. The national emblem is no ornament: its place stays empty.
"""

from math import ceil, cos, pi, sin, tau
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "static" / "img" / "certificate"
A4 = (297, 210)
# the state pattern's own sheet: a frame of 320 x 230 mm on 400 x 300 mm, drawn as A4 is and grown
FULL = (297, 218, 320 / 281)
OUTER, BAND, INNER = 8, 4.6, 19.5  # outer rule, half the width of the band, inner rule, in mm
MIDDLE = (OUTER + INNER) / 2
CORNER = 21  # of each side that belongs to the lotus
COLOURS = {
    "bang_khen": {"line": "#b08a2e", "fine": "#d3b568", "accent": "#a61c22", "tint": "#f6e7c1"},
    "giay_khen": {"line": "#a9822a", "fine": "#cfb062", "accent": "#2f7d5b", "tint": "#f3e8c6"},
}


def n(value):
    """A number as short as SVG takes it."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def wave(length, phase, amplitude, period):
    """A sine along x as cubic curves, one each quarter wave: smooth, and four numbers short."""
    steps = round(length / (period / 4))
    width = length / steps
    slope = tau / period * amplitude

    def at(x):
        angle = tau * x / period + phase
        return amplitude * sin(angle), slope * cos(angle)

    path = [f"M0 {n(at(0)[0])}"]
    for step in range(steps):
        x0, x1 = step * width, (step + 1) * width
        (y0, lean0), (y1, lean1) = at(x0), at(x1)
        third = width / 3
        path.append(f"C{n(x0 + third)} {n(y0 + lean0 * third)} {n(x1 - third)} {n(y1 - lean1 * third)} {n(x1)} {n(y1)}")
    return "".join(path)


def band(length, colours):
    """The interlaced waves of one side, along x from 0 to ``length``, centred on y = 0."""
    period = length / ceil(length / 11)
    parts = []
    for strands, amplitude, colour, width in ((3, BAND * 0.86, "fine", 0.22), (3, BAND * 0.62, "line", 0.28)):
        path = "".join(wave(length, tau * strand / strands, amplitude, period) for strand in range(strands))
        parts.append(f'<path d="{path}" stroke="{colours[colour]}" stroke-width="{width}"/>')
    bead = "a.42.42 0 1 0 .84 0a.42.42 0 1 0-.84 0"
    beads = "".join(f"M{n(at * period / 2 - 0.42)} 0{bead}" for at in range(1, round(2 * length / period)))
    return "".join(parts) + f'<path d="{beads}" fill="{colours["accent"]}" stroke="none"/>'


def petal(angle, length, width):
    """A pointed petal from the origin towards ``angle``."""

    def turned(x, y):
        return f"{n(x * cos(angle) - y * sin(angle))} {n(x * sin(angle) + y * cos(angle))}"

    return (
        f"M0 0C{turned(length * 0.25, -width)} {turned(length * 0.7, -width)} {turned(length, 0)}"
        f"C{turned(length * 0.7, width)} {turned(length * 0.25, width)} 0 0Z"
    )


def frond(length, leaves):
    """A coconut frond along x: a gently bent rib with leaflets to both sides."""
    parts = [f"M0 0Q{n(length * 0.55)} -1.2 {n(length)} .6"]
    for leaf in range(1, leaves + 1):
        x = length * leaf / (leaves + 0.6)
        y = -1.2 * 2 * (leaf / leaves) * (1 - leaf / leaves) + 0.25 * leaf / leaves
        reach = 3.9 * (1 - 0.55 * leaf / leaves)
        for side in (-1, 1):
            tip_x, tip_y = x + reach * 0.95, y + side * reach * 0.8
            parts.append(
                f"M{n(x)} {n(y)}Q{n(x + reach * 0.2)} {n(y + side * reach * 0.62)} {n(tip_x)} {n(tip_y)}"
                f"Q{n(x + reach * 0.75)} {n(y + side * reach * 0.3)} {n(x)} {n(y)}Z"
            )
    return "".join(parts)


def corner(colours):
    """The lotus of a corner, drawn about the crossing of the bands and opening towards the page."""
    back = "".join(petal(pi / 4 + turn, 9.6, 2.3) for turn in (-1.18, -0.6, 0, 0.6, 1.18))
    front = "".join(petal(pi / 4 + turn, 7.4, 1.9) for turn in (-0.9, -0.3, 0.3, 0.9))
    small = "".join(petal(pi / 4 + pi + turn, 4.4, 1.3) for turn in (-0.9, -0.3, 0.3, 0.9))
    leaf = frond(CORNER - 3.5, 8)
    return (
        f'<g fill="{colours["fine"]}" stroke="{colours["line"]}" stroke-width=".16">'
        f'<path transform="translate(3.4 0)" d="{leaf}"/>'
        f'<path transform="translate(0 3.4) matrix(0 1 1 0 0 0)" d="{leaf}"/></g>'
        f'<g fill="{colours["tint"]}" stroke="{colours["line"]}" stroke-width=".28">'
        f'<path d="{small}"/><path d="{back}"/><path d="{front}"/></g>'
        f'<circle r="1.5" fill="{colours["accent"]}" stroke="{colours["line"]}" stroke-width=".3"/>'
    )


def rosette(colours, width, height):
    """A faint guilloche rosette behind the text."""
    points = []
    turns, lobes, steps = 7, 36, 720
    for step in range(steps + 1):
        angle = tau * turns * step / steps
        radius = 46 + 15 * cos(angle * lobes / turns)
        points.append(f"{n(radius * 1.5 * cos(angle))} {n(radius * sin(angle))}")
    return (
        f'<path transform="translate({width / 2} {height / 2 + 4})" d="M{"L".join(points)}Z" '
        f'stroke="{colours["fine"]}" stroke-width=".16" stroke-opacity=".34"/>'
    )


def rules(colours, width, height):
    """The straight rules outside and inside the band."""
    lines = ((OUTER, 0.7, "line"), (OUTER + 1.3, 0.2, "line"), (INNER - 0.6, 0.2, "line"),
             (INNER + 0.5, 0.45, "accent"))  # fmt: skip
    return "".join(
        f'<rect x="{n(at)}" y="{n(at)}" width="{n(width - 2 * at)}" height="{n(height - 2 * at)}" '
        f'stroke="{colours[colour]}" stroke-width="{stroke}"/>'
        for at, stroke, colour in lines
    )


def drawing(colours, width, height):
    """The whole ornament, in millimetres from the corner of its sheet."""
    long_side, short_side = width - 2 * MIDDLE - 2 * CORNER, height - 2 * MIDDLE - 2 * CORNER
    start = MIDDLE + CORNER
    across, down = band(long_side, colours), band(short_side, colours)
    sides = (
        f'<g transform="translate({n(start)} {n(MIDDLE)})">{across}</g>'
        f'<g transform="translate({n(start)} {n(height - MIDDLE)})">{across}</g>'
        f'<g transform="translate({n(MIDDLE)} {n(start)}) rotate(90)">{down}</g>'
        f'<g transform="translate({n(width - MIDDLE)} {n(start)}) rotate(90)">{down}</g>'
    )
    places = ((MIDDLE, MIDDLE, 1, 1), (width - MIDDLE, MIDDLE, -1, 1), (MIDDLE, height - MIDDLE, 1, -1),
              (width - MIDDLE, height - MIDDLE, -1, -1))  # fmt: skip
    drawn = corner(colours)
    corners = "".join(f'<g transform="translate({n(x)} {n(y)}) scale({a} {b})">{drawn}</g>' for x, y, a, b in places)
    return f'<g fill="none">{rosette(colours, width, height)}{rules(colours, width, height)}{sides}{corners}</g>'


def on_sheet(parts, width, height, shift=""):
    """A whole file of the given size in millimetres."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}mm" height="{height}mm" viewBox="0 0 {width} {height}">'
        f"{shift}{parts}{'</g>' if shift else ''}</svg>\n"
    )


def main():
    """Write one file a template and shape of sheet; A3 has the shape of A4."""
    TARGET.mkdir(parents=True, exist_ok=True)
    width, height, grown = FULL
    shift = f'<g transform="translate({n(40 - OUTER * grown)} {n(35 - OUTER * grown)}) scale({grown:.5f})">'
    for name, colours in COLOURS.items():
        files = {f"{name}.svg": on_sheet(drawing(colours, *A4), *A4),
                 f"{name}-400x300.svg": on_sheet(drawing(colours, width, height), 400, 300, shift)}  # fmt: skip
        for filename, text in files.items():
            (TARGET / filename).write_text(text, encoding="utf-8")
            print(f"{filename}: {len(text)} bytes")


if __name__ == "__main__":
    main()
