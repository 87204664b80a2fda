"""The databases that a measurement runs on."""

import argparse

from tests.support.databases import drop_database, postgres_url


def on_each(measure, description, rows=None):
    """``measure(kind, url)`` of SQLite and of PostgreSQL, unless told otherwise; with ``rows`` also their number."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--database", choices=("sqlite", "postgresql", "both"), default="both")
    if rows is not None:
        parser.add_argument("--rows", type=int, default=rows)
    options = parser.parse_args()
    more = () if rows is None else (options.rows,)
    if options.database != "postgresql":
        measure("SQLite", None, *more)
    if options.database != "sqlite":
        url = postgres_url()
        measure("PostgreSQL", url, *more)
        drop_database(url)
