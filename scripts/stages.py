"""Run the checks stage by stage, all of them even when one fails, and sum them up.

    stages.py all      everything that CI runs
    stages.py quick    lint and the unit tests on SQLite
"""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
sys.path.insert(0, str(ROOT))

from tests.support import summary  # noqa: E402  the project's root is on the path only now

OUTPUT = ROOT / "tests" / "output"
LINT = {
    "catalogues": [sys.executable, "scripts/catalogues.py", "check"],
    "ruff": [BIN / "ruff", "check", "."],
    "import contracts": [BIN / "lint-imports", "--no-logo"],
}
FAULTS = "tests/faults"
APART = [f"--ignore={FAULTS}"]
TESTS = {
    "unit and web, SQLite": [*APART, "-n", "2", "--database", "sqlite", "-m", "not browser and not pdf"],
    "marked db, PostgreSQL": [*APART, "-n", "2", "--database", "postgresql", "-m", "db and not browser"],
    "PDF": ["-n", "2", "--database", "sqlite", "-m", "pdf and not browser"],
    # a file stays with its worker: its pages share one demonstration
    "browser": ["-n", "2", "--dist", "loadfile", "--database", "sqlite", "-m", "browser"],
    "faults, both databases": [FAULTS],  # alone: each test loads a server with all the machine has
}
QUICK = {
    "unit, SQLite": ["tests/unit", "-n", "2", "--database", "sqlite", "-m", "not (browser or pdf or slow)"],
}


def run_stage(name, command):
    """Run one command under a heading; return ``(status, seconds)``."""
    print(f"\n--- {name}", flush=True)
    started = time.monotonic()
    status = subprocess.run(command, cwd=ROOT).returncode
    return status, time.monotonic() - started


def run_tests(name, arguments):
    """Run one selection of tests and read what came of it."""
    report = OUTPUT / f"{name.replace(', ', '-').replace(' ', '-')}.xml"
    report.unlink(missing_ok=True)
    status, seconds = run_stage(name, [BIN / "pytest", "-q", f"--junitxml={report}", *arguments])
    return summary.of_tests(name, status, seconds, report)


def main(selection):
    """Run the stages of ``selection``; return the exit status."""
    OUTPUT.mkdir(parents=True, exist_ok=True)
    outcomes = [summary.of_command(name, *run_stage(name, command)) for name, command in LINT.items()]
    chosen = TESTS if selection == "all" else QUICK
    outcomes += [run_tests(name, arguments) for name, arguments in chosen.items()]
    return summary.show(outcomes)


if __name__ == "__main__":
    if sys.argv[1:] not in (["all"], ["quick"]):
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
