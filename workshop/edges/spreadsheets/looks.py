"""What of a cell's look means something to whoever reads the list."""


def legacy_font(name):
    """``name`` where it is a font of an old encoding: text in it is no Unicode."""
    return name if name.lower().startswith((".vn", "vni")) else ""


def colour_name(rgb):
    """"red" or "yellow", the colours that offices mark with, or nothing."""
    try:
        red, green, blue = (int(rgb[at : at + 2], 16) for at in (0, 2, 4))
    except ValueError:
        return ""
    if red >= 200 and green <= 120 and blue <= 120:
        return "red"
    return "yellow" if red >= 220 and green >= 180 and blue <= 150 else ""
