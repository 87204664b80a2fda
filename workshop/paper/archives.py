"""Entries of ZIP files that people unpack."""

from zipfile import ZIP_STORED, ZipInfo

from workshop.extensions import utc_now
from workshop.vietnamese.dates import LOCAL_ZONE


def zip_entry(name, how=ZIP_STORED):
    """A file in a ZIP with the time of here: the format knows no zone, and programs show the time as it stands."""
    entry = ZipInfo(name, utc_now().astimezone(LOCAL_ZONE).timetuple()[:6])
    entry.compress_type, entry.external_attr = how, 0o644 << 16
    return entry
