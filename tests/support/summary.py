"""The end of a test run: every stage with what passed, failed and was skipped, and why."""

import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field
from pathlib import Path

ALLOWED_SKIPS = Path(__file__).parent.parent / "allowed_skips.txt"


@dataclass
class Outcome:
    """What one stage came to; ``failures`` and ``skips`` say which tests, in words, ``figures`` what it counted."""

    name: str
    seconds: float = 0.0
    passed: int = 0
    failures: list[str] = field(default_factory=list)
    skips: list[str] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)

    @property
    def line(self):
        """The stage in one line."""
        state = "FAILED" if self.failures else "passed"
        skipped = f", {len(self.skips)} skipped" if self.skips else ""
        counts = f"{self.passed} passed, {len(self.failures)} failed{skipped}"
        return f"{state}  {self.name:<38} {counts:<38} {self.seconds:6.1f} s"


def allowed_skips():
    """The reasons for which a test may be skipped, one a line of ``tests/allowed_skips.txt``."""
    lines = ALLOWED_SKIPS.read_text(encoding="utf-8").splitlines()
    return {line.strip() for line in lines if line.strip() and not line.startswith("#")}


def of_command(name, status, seconds):
    """The outcome of a check that counts as one."""
    failures = [] if status == 0 else [f"{name}: ended with status {status}"]
    return Outcome(name, seconds, passed=int(status == 0), failures=failures)


def of_tests(name, status, seconds, report):
    """The outcome of a pytest run from its JUnit ``report``; a skip without an allowed reason is a failure."""
    outcome, allowed = Outcome(name, seconds), allowed_skips()
    if report.exists():
        tree = ElementTree.parse(report)
        for case in tree.iter("testcase"):
            _count(case, outcome, allowed)
        outcome.figures = [each.get("value") for each in tree.iter("property") if each.get("name") == "figure"]
    if status == 5:
        outcome.failures.append(f"{name}: no test was found")
    elif status and not outcome.failures:
        outcome.failures.append(f"{name}: pytest ended with status {status}")
    return outcome


def _count(case, outcome, allowed):
    title = f"{case.get('classname', '')}::{case.get('name')}".lstrip(":")
    broken = case.find("failure") if case.find("failure") is not None else case.find("error")
    skipped = case.find("skipped")
    if broken is not None:
        outcome.failures.append(f"{title}: {(broken.get('message') or '').splitlines()[:1]}")
    elif skipped is None:
        outcome.passed += 1
    elif skipped.get("message") in allowed:
        outcome.skips.append(f"{title}: {skipped.get('message')}")
    else:
        outcome.failures.append(f"{title}: skipped without an allowed reason: {skipped.get('message')}")


def show(outcomes):
    """Print the summary, the plain count last; return the exit status."""
    print("\n" + "=" * 100)
    for outcome in outcomes:
        print(outcome.line)
        for figure in outcome.figures:
            print(f"          {figure}")
        for skip in outcome.skips:
            print(f"          skipped {skip}")
    for failure in (failure for outcome in outcomes for failure in outcome.failures):
        print(f"FAILED  {failure}")
    passed = sum(outcome.passed for outcome in outcomes)
    failed = sum(len(outcome.failures) for outcome in outcomes)
    skipped = sum(len(outcome.skips) for outcome in outcomes)
    print(f"{sum(outcome.seconds for outcome in outcomes):.0f} s, {skipped} skipped for an allowed reason")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0
