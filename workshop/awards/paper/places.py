"""Own places of single lines: a real blank has its dotted lines where its printer put them, not where ours flow."""

from dataclasses import replace

from workshop.awards.paper.fitting import fitted

# role: (size, font, most lines) of a line that stands at its own height
ROLES = ("name", "address", "achievement", "decision", "register", "dated", "capacity", "signer")
_LONG = ("name", "address", "achievement")
_LOOK = {
    "name": ("name_pt", "bold", "name_lines"), "address": ("address_pt", "italic", 2),
    "achievement": ("achievement_pt", "regular", "achievement_lines"), "decision": ("foot_pt", "regular", 1),
    "register": ("foot_pt", "regular", 1), "dated": ("foot_pt", "italic", 1), "capacity": ("foot_pt", "bold", 1),
    "signer": ("foot_pt", "bold", 1),
}  # fmt: skip


def at(sheet, role):
    """How far from the top ``role`` stands on ``sheet``, in mm; 0 where it flows."""
    return getattr(sheet, f"{role}_at_mm")


def placed(blocks, sheet):
    """``blocks`` with every line that has its own place taken out of the flow; the others stay where they are."""
    if not any(at(sheet, role) or getattr(sheet, f"{role}_wide_mm") for role in ROLES):
        return blocks
    made = []
    for block in blocks:
        own = [line for line in block.lines if line.role in ROLES and _is_set(sheet, line.role)]
        if not own:
            made.append(block)
            continue
        made += _left_behind(block, own)
        made += _placed_lines(block, own, sheet)
    return [_above_the_next(block, made, sheet) for block in made]


def _above_the_next(block, blocks, sheet):
    """A name or achievement at its own height ends above the line below it, smaller where it must."""
    if block.name not in _LONG or not at(sheet, block.name):
        return block
    below = [top for other in blocks if other is not block and _shares_width(block, other) for top in _tops(other)]
    room = min((top for top in below if top > block.top_mm), default=sheet.height_mm) - block.top_mm
    size, font, most = _LOOK[block.name]
    most = getattr(sheet, most) if isinstance(most, str) else most
    line, percent = block.lines[0], 100
    while line.height_mm > room and percent > 40:
        percent -= 4
        text = " ".join(line.text.split("\n"))
        lines, fits = fitted(text, width_mm=block.width_mm, size_pt=getattr(sheet, size) * percent / 100,
                             most_lines=most, face=font)  # fmt: skip
        line = replace(line, text="\n".join(lines), size_pt=fits)
    return replace(block, lines=(line,))


def _shares_width(one, other):
    return one.left_mm < other.left_mm + other.width_mm and other.left_mm < one.left_mm + one.width_mm


def _tops(block):
    top = block.top_mm
    for line in block.lines:
        yield top + line.gap_mm
        top += line.gap_mm + line.height_mm


def _is_set(sheet, role):
    return bool(at(sheet, role) or getattr(sheet, f"{role}_wide_mm"))


def _left_behind(block, own):
    kept, gap = [], 0.0
    for line in block.lines:
        if line in own:
            gap += line.gap_mm + line.height_mm
            continue
        kept.append(replace(line, gap_mm=line.gap_mm + gap))
        gap = 0.0
    return [replace(block, lines=tuple(kept))] if kept else []


def _placed_lines(block, own, sheet):
    """A block a role: several lines of a capacity stay together."""
    made, top = [], block.top_mm
    for line in block.lines:
        top += line.gap_mm
        if line in own:
            made.append(_one_placed(block, line, top, sheet, [each for each in made if each.name == line.role]))
        top += line.height_mm
    return made


def _one_placed(block, line, flowing_top, sheet, before):
    size, font, most = _LOOK[line.role]
    width = getattr(sheet, f"{line.role}_wide_mm") or block.width_mm
    most = getattr(sheet, most) if isinstance(most, str) else most
    text = " ".join(line.text.split("\n"))
    lines, fits = fitted(text, width_mm=width, size_pt=getattr(sheet, size), most_lines=most, face=font)
    top = at(sheet, line.role) + sum(each.height_mm for each in before) if at(sheet, line.role) else flowing_top
    left = block.left_mm + (block.width_mm - width) / 2 if block.align == "center" else block.left_mm
    alone = replace(line, text="\n".join(lines) or line.text, size_pt=fits, gap_mm=0.0)
    return replace(block, name=line.role, left_mm=left, top_mm=top, width_mm=width, lines=(alone,))
