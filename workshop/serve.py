"""make run and make demo: migrate after a backup, then keep a web server and a worker running."""

import argparse
import datetime as dt
import os
import signal
import sys
import time
from pathlib import Path

from workshop import create_app, processes
from workshop.awards.services import ensure_kinds
from workshop.config import PROJECT_ROOT
from workshop.directory.services import load_admin_units
from workshop.errors import WorkshopError
from workshop.migrations import schema
from workshop.vietnamese.dates import LOCAL_ZONE

RESTART_SECONDS = 2


def main():
    """Serve until SIGTERM or Ctrl-C; both children are then given twenty seconds to finish."""
    options = _options()
    if options.demo:
        os.environ.setdefault("WORKSHOP_INSTANCE", str(PROJECT_ROOT / "instance" / "demo"))
    app = create_app()
    try:
        with app.app_context():
            if options.only:
                _require_ready()
            _prepare_database(app)
            if options.demo:
                _load_demonstration()
    except WorkshopError as error:
        raise SystemExit(str(error)) from error
    if options.only:
        raise SystemExit(processes.run(options.only, app))
    _say(app, _demo_greeting if options.demo else _first_greeting)
    raise SystemExit(_supervise(app))


def _options():
    parser = argparse.ArgumentParser(prog="python -m workshop.serve")
    parser.add_argument("--demo", action="store_true", help="load and serve the workshop of 19/5/2023")
    parser.add_argument(
        "--only", choices=list(processes.KINDS), help="be one of the two processes, where several machines share them"
    )
    return parser.parse_args()


def _require_ready():
    """Leave migrations to one place where several machines share a database."""
    if schema.needs_upgrade():
        raise SystemExit("The database is older than the program: run `flask --app workshop db upgrade` once.")


def _prepare_database(app):
    if not schema.needs_upgrade():
        return
    if schema.current_revision() is not None:
        from workshop.backup.services import create_backup

        path = Path(app.instance_path) / "backups" / f"before-migration-{dt.datetime.now(LOCAL_ZONE):%Y%m%d-%H%M%S}.zip"
        path.parent.mkdir(exist_ok=True)
        create_backup(path)
        print(f"Backed up to {path.name} before migrating.", flush=True)
    schema.upgrade()
    load_admin_units()
    ensure_kinds()


def _load_demonstration():
    from workshop.demo import services

    if not services.is_complete():
        print("Đang nạp hội thảo ngày 19/5/2023 (dữ liệu minh họa) · loading the demonstration …", flush=True)
        services.load_demonstration(say=lambda line: print(f"  {line}", flush=True))


def _say(app, greet):
    with app.app_context():
        print(greet(app), flush=True)


def _first_greeting(app):
    from workshop.accounts.links import first_administrator_link
    from workshop.accounts.permissions import has_administrator

    address = f"http://{app.config['HOST']}:{app.config['PORT']}"
    lines = ["", f"  {address}"]
    if not has_administrator():
        lines += ["", "  Liên kết dùng một lần để tạo quản trị viên đầu tiên (60 phút):",
                  "  One-time link that creates the first administrator (60 minutes):",
                  f"  {address}{first_administrator_link()}"]  # fmt: skip
    return "\n".join([*lines, ""])


def _demo_greeting(app):
    from workshop.demo.greeting import greeting

    return greeting(app)


def _supervise(app):
    """Keep the children running; a dead one is started again after two seconds."""
    stopping = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda number, _frame: stopping.append(number))
    children = {name: processes.start(name, app) for name in processes.KINDS}
    while not stopping:
        for name, child in children.items():
            if not child.is_alive():
                print(f"The {name} process ended ({child.exitcode}); starting it again.", file=sys.stderr, flush=True)
                time.sleep(RESTART_SECONDS)
                if stopping:
                    break
                children[name] = processes.start(name, app)
        time.sleep(0.2)
    return _stop(children.values())


def _stop(children):
    for child in children:
        child.terminate()
    until = time.monotonic() + processes.STOP_SECONDS
    for child in children:
        child.join(timeout=max(0.1, until - time.monotonic()))
        if child.is_alive():
            child.kill()
    return 0


if __name__ == "__main__":
    main()
