"""What commands share: ``from workshop.web.command_line import json_option, print_json, refusing``.

    @group.command("verify")
    @json_option
    @refusing
    def verify(as_json): ...

A command prints for a person, or with ``--json`` one JSON object on stdout and nothing else. Exit
status: 0 done, 1 refused with one clear line on stderr, 2 wrong usage.
"""

import json
from functools import wraps

import click
from sqlalchemy.exc import DataError

from workshop.errors import NotFound, Unstorable, WorkshopError


def refusing(command):
    """Turn a refusal of the services into one line on stderr and exit status 1."""

    @wraps(command)
    def run(*args, **kwargs):
        try:
            return command(*args, **kwargs)
        except WorkshopError as error:
            raise refusal(_sentence(error)) from error
        except (DataError, OverflowError, UnicodeEncodeError) as error:
            raise refusal(Unstorable.message) from error
        except OSError as error:
            raise refusal(f"{error.filename}: {error.strerror}" if error.filename else str(error)) from error

    return run


def _sentence(error):
    # on a terminal there is no address that could be meant
    return "There is no such workshop or record." if type(error) is NotFound else str(error)


def refusal(sentence):
    """The exception that ends a command with ``sentence`` on stderr and exit status 1."""
    return click.ClickException(" ".join(sentence.split()))


def print_json(answer):
    """Print ``answer`` as the command's one JSON object, Vietnamese letters as they are."""
    click.echo(json.dumps(answer, ensure_ascii=False, default=str))


json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object and nothing else.")
