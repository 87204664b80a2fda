"""make run and make demo: migrate after a backup, then keep a web server and a worker running."""

import argparse
import datetime as dt
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from workshop import create_app
from workshop.awards.services import ensure_kinds
from workshop.config import PROJECT_ROOT
from workshop.directory.services import load_admin_units
from workshop.errors import WorkshopError
from workshop.migrations import schema
from workshop.vietnamese.dates import LOCAL_ZONE
from workshop.web import logs

RESTART_SECONDS = 2
STOP_SECONDS = 20


def main():
    """Serve until SIGTERM or Ctrl-C; both children are then given twenty seconds to finish."""
    options = _options()
    if options.demo:
        os.environ.setdefault("WORKSHOP_INSTANCE", str(PROJECT_ROOT / "instance" / "demo"))
    app = create_app()
    try:
        with app.app_context():
            _prepare_database(app)
            if options.demo:
                _load_demonstration()
    except WorkshopError as error:
        raise SystemExit(str(error)) from error
    commands = {"web": web_command(app.config), "worker": _worker_command()}
    greet = _demo_greeting if options.demo else _first_greeting
    raise SystemExit(_supervise(commands, Path(app.instance_path) / "logs", lambda: _say(app, greet)))


def _options():
    parser = argparse.ArgumentParser(prog="python -m workshop.serve")
    parser.add_argument("--demo", action="store_true", help="load and serve the workshop of 19/5/2023")
    return parser.parse_args()


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


def web_command(config):
    """The command line of the web server that ``config`` asks for."""
    workers = config["WORKSHOP_WORKERS"]
    if config["DATABASE_URL"].startswith("sqlite"):
        workers = 1  # a second process only lengthens the wait for SQLite's one writer
    return [
        sys.executable, "-m", "gunicorn", "workshop.wsgi:app", "--bind", f"{config['HOST']}:{config['PORT']}",
        "--workers", str(workers), "--threads", str(config["WORKSHOP_THREADS"]), "--worker-class", "gthread",
        "--graceful-timeout", str(STOP_SECONDS), "--timeout", "120", "--backlog", "512", "--keep-alive", "30",
        "--log-level", "warning",
    ]  # fmt: skip


def _worker_command():
    return [sys.executable, "-m", "flask", "--app", "workshop", "worker"]


def _start(name, command, folder):
    """Start a child that writes its log to a file of its own below ``folder``."""
    folder.mkdir(exist_ok=True)
    environment = {**os.environ, logs.ENVIRONMENT_NAME: str(folder / f"{name}.log")}
    return subprocess.Popen(command, cwd=PROJECT_ROOT, env=environment)


def _supervise(commands, folder, greet):
    """Keep the children running; a dead one is started again after two seconds.

    ``greet()`` is called while they start, so that nobody waits for the one after the other.
    """
    stopping = []
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda number, _frame: stopping.append(number))
    children = {name: _start(name, command, folder) for name, command in commands.items()}
    greet()
    while not stopping:
        for name, child in children.items():
            if child.poll() is not None:
                print(f"The {name} process ended ({child.returncode}); starting it again.", file=sys.stderr, flush=True)
                time.sleep(RESTART_SECONDS)
                if stopping:
                    break
                children[name] = _start(name, commands[name], folder)
        time.sleep(0.2)
    return _stop(children.values())


def _stop(children):
    for child in children:
        child.send_signal(signal.SIGTERM)
    until = time.monotonic() + STOP_SECONDS
    for child in children:
        try:
            child.wait(timeout=max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
    return 0


if __name__ == "__main__":
    main()
