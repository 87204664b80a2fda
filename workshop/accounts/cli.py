"""flask users and flask tokens: staff and other systems."""

import click
from flask import current_app
from flask.cli import AppGroup

from workshop import hooks
from workshop.accounts import services
from workshop.accounts.links import password_link
from workshop.accounts.permissions import ROLE_NAMES, SCOPES, TOKEN_DAYS
from workshop.accounts.queries import event_titles, user_named, users
from workshop.accounts.refusals import EventUnknown, UserUnknown
from workshop.accounts.secrets import readable_password
from workshop.extensions import db
from workshop.web.command_line import json_option, print_json, refusing

users_group = AppGroup("users", help="Staff and their roles.")
tokens_group = AppGroup("tokens", help="API tokens for other systems.")
groups = (users_group, tokens_group)


@users_group.command("create")
@click.argument("username")
@click.option("--name", required=True, help="The person's full name.")
@click.option("--role", default="administrator", type=click.Choice(list(ROLE_NAMES)), show_default=True)
@click.option("--event", "slug", metavar="SLUG", help="Grant the role at this workshop only.")
@click.option("--email", help="Where mail to this person goes.")
@refusing
def create_user(username, name, role, slug, email):
    """Make the account USERNAME and print its random password, which is to be changed."""
    password = readable_password()
    made = services.create_user(username, name, email=email, password=password, roles=[(role, _event_id(slug))],
                                must_change_password=True)  # fmt: skip
    click.echo(f"{made.username}\t{password}")


@users_group.command("list")
def list_users():
    """Print the accounts: name, full name, state, roles with their workshops."""
    titles = event_titles()
    for user in db.session.scalars(users()):
        roles = ", ".join(f"{grant.role} ({titles.get(grant.event_id, '?')})" if grant.event_id else grant.role
                          for grant in user.grants)  # fmt: skip
        click.echo(f"{user.username}\t{user.full_name}\t{'active' if user.is_active else 'closed'}\t{roles}")


@users_group.command("reset-password")
@click.argument("username")
@refusing
def reset_password(username):
    """Print a one-time link, good for 60 minutes, by which USERNAME chooses a new password."""
    user = user_named(username)
    if user is None:
        raise UserUnknown(username=username)
    click.echo(current_app.config["WORKSHOP_BASE_URL"] + password_link(user))


@tokens_group.command("create")
@click.option("--name", required=True, help="What the token is for.")
@click.option("--scope", "scopes", multiple=True, required=True, type=click.Choice(SCOPES), help="May be repeated.")
@click.option("--event", "slug", metavar="SLUG", help="Bind the token to one workshop; checkin must be bound.")
@click.option("--days", default=TOKEN_DAYS, show_default=True, type=click.IntRange(1, 730))
@json_option
@refusing
def create_token(name, scopes, slug, days, as_json):
    """Make a token and print it, now and never again."""
    _token, secret = services.create_token(name, scopes, event_id=_event_id(slug), days=days)
    if as_json:
        print_json({"token": secret})
    else:
        click.echo(secret)


def _event_id(slug):
    if slug is None:
        return None
    event_id = hooks.first("event_id_of_slug", slug)
    if event_id is None:
        raise EventUnknown("slug", slug=slug)
    return event_id
