"""Assemble the icon sprite and the brand's pictures: ``python scripts/icons.py LUCIDE_ICONS_FOLDER``.

The folder is ``package/icons`` of the npm package lucide-static (``npm pack lucide-static@1.62.0``).
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "static" / "img"
LIMIT = 24 * 1024
NAMES = """
arrow-down arrow-left arrow-right arrow-up arrow-up-down award badge-check ban bell building-2 calendar
camera chart-column check chevron-down chevron-left chevron-right chevrons-up circle-alert circle-check
clipboard-list clock copy download ellipsis external-link eye file-check file-text flask-conical handshake
history house inbox info key leaf link lock log-out mail map-pin menu message-square minus monitor package
pencil phone plus printer qr-code refresh-cw scan-line search settings shield-check star store trash-2
triangle-alert undo-2 upload user user-plus users wifi-off x
""".split()  # noqa: SIM905  plain words are easier to keep in order than 68 quoted ones
SHORT = {"flask-conical": "flask", "trash-2": "trash", "undo-2": "undo", "building-2": "building"}
NOTE = (
    "Icons: Lucide 1.62.0 (lucide.dev), ISC licence, Copyright (c) Lucide Icons and Contributors; "
    "some derive from Feather, MIT licence, Copyright (c) 2013-present Cole Bemis. "
    "Texts: lucide.LICENSE.txt beside this file. Made by scripts/icons.py."
)


def symbol(folder, name):
    """Return one icon as a ``<symbol>``; colour and stroke come from CSS."""
    source = (folder / f"{name}.svg").read_text(encoding="utf-8")
    drawing = re.search(r"<svg.*?>(.*)</svg>", source, re.DOTALL).group(1)
    drawing = re.sub(r"\s+", " ", drawing).replace("> <", "><").replace(" />", "/>").strip()
    return f'<symbol id="{SHORT.get(name, name)}" viewBox="0 0 24 24">{drawing}</symbol>'


def main():
    """Write sprite.svg and the licence beside it; refuse a sprite that phones would wait for."""
    folder = Path(sys.argv[1])
    symbols = "\n".join(symbol(folder, name) for name in NAMES)
    sprite = f'<svg xmlns="http://www.w3.org/2000/svg">\n<!-- {NOTE} -->\n{symbols}\n</svg>\n'
    if len(sprite.encode()) > LIMIT:
        sys.exit(f"The sprite has {len(sprite.encode())} bytes; {LIMIT} is the limit.")
    IMAGES.mkdir(parents=True, exist_ok=True)
    (IMAGES / "sprite.svg").write_text(sprite, encoding="utf-8")
    licence = (folder.parent / "LICENSE").read_text(encoding="utf-8")
    (IMAGES / "lucide.LICENSE.txt").write_text(licence, encoding="utf-8")
    print(f"sprite.svg: {len(NAMES)} icons, {len(sprite.encode())} bytes")


if __name__ == "__main__":
    main()
