"""Addresses as they stand on a line of their own."""

_BEGINNINGS = ("ấp", "khóm", "xã", "phường", "số", "tổ", "thôn")


def at_line_start(address):
    """``address`` with a capital where it begins with a known small word (ấp 7, xã ...); nothing else is touched."""
    first, _space, _rest = address.partition(" ")
    return address[0].upper() + address[1:] if first in _BEGINNINGS else address
