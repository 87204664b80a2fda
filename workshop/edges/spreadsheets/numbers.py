"""Numbers of spreadsheets: a whole one is whole, however it was kept."""

MOST = 1e15  # above it a spreadsheet has lost digits


def whole(value):
    """An int where ``value`` (a number or its text) is whole, else a float; text that is none stays."""
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return value
    if number != number or number in (float("inf"), float("-inf")):
        return str(value)
    return int(number) if number.is_integer() and abs(number) < MOST else number
