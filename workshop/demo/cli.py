"""flask demo: the demonstration."""

import click
from flask.cli import AppGroup

from workshop.demo import services
from workshop.web.command_line import print_json, refusing

group = AppGroup("demo", help="The workshop of 19/5/2023 as a demonstration.")


@group.command("load")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object and nothing else.")
@refusing
def load(as_json):
    """Load or complete the demonstration; running it twice changes nothing."""
    loaded = services.load_demonstration(say=(lambda _line: None) if as_json else click.echo)
    if as_json:
        print_json(loaded)
        return
    click.echo(", ".join(f"{name} {count}" for name, count in loaded["counts"].items()))
