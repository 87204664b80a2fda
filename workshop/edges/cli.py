"""flask worker: background jobs; flask network: the hall's own network."""

from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup, with_appcontext

from workshop.edges import hall_certificate
from workshop.edges.jobs import stopping
from workshop.errors import WorkshopError


@click.command("worker")
@with_appcontext
def worker():
    """Do background jobs until SIGTERM or Ctrl-C."""
    stopping.work()


network = AppGroup("network", help="The hall's own network, where no name on the internet leads to the server.")


@network.command("certificate")
@click.argument("host")
@click.option("--ip", "addresses", multiple=True, help="Also for this address; may be given several times.")
@click.option("--days", type=click.IntRange(1, hall_certificate.MOST_DAYS), default=7, show_default=True)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Folder; instance/network unless said.")
def certificate(host, addresses, days, out):
    """Make an HTTPS certificate for HOST, a name or an address, and an authority that can sign nothing else.

    Try a public name first (docs/mang-hoi-truong.md). Another run makes another authority, which phones must be
    told of anew; take the old one off them.
    """
    folder = out or Path(current_app.instance_path) / "network"
    try:
        made = hall_certificate.make_certificate(host, addresses, days=days, folder=folder)
    except (WorkshopError, OSError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"Install on the phones and take it off afterwards: {made.authority}")
    click.echo(f"SHA-256: {made.fingerprint}")
    click.echo(f"For nginx or Caddy: {made.chain} and {made.key}")
    click.echo(f"Good for {days} days. The authority's key is destroyed, so nothing else can be signed with it.")


groups = (worker, network)
