"""A browser's own description of itself, in the few words by which a person knows the device."""

# the first that stands in the description wins: Edge and Chrome also call themselves Safari
BROWSERS = (("Zalo", "Zalo"), ("Edg", "Edge"), ("OPR/", "Opera"), ("coc_coc", "Cốc Cốc"), ("SamsungBrowser", "Samsung"),
            ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"),
            ("Safari", "Safari"), ("curl", "curl"))  # fmt: skip
SYSTEMS = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"),
           ("Linux", "Linux"))  # fmt: skip


def device_name(user_agent):
    """``Chrome · Windows`` from a User-Agent header, or an empty text."""
    found = (next((name for sign, name in signs if sign in user_agent), None) for signs in (BROWSERS, SYSTEMS))
    return " · ".join(name for name in found if name)
