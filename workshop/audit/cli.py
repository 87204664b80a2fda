"""flask audit: the chain behind the record of who did what."""

import click
from flask.cli import AppGroup

from workshop.audit.queries import verify
from workshop.web.command_line import json_option, print_json

group = AppGroup("audit", help="The record of who did what.")


@group.command("verify")
@json_option
def verify_chain(as_json):
    """Walk the hash chain; exit status 1 when an entry or a seal was changed."""
    found = verify()
    if as_json:
        print_json(found)
    else:
        state = "whole" if found["ok"] else f"broken at entry {found['first_broken']}"
        click.echo(f"{found['entries']} entries, {found['unsealed']} not sealed yet: the chain is {state}.")
    if not found["ok"]:
        raise SystemExit(1)
