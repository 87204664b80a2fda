"""The end of `make test` counts everything and hides nothing."""

from tests.support import summary

REPORT = """<testsuites><testsuite>
<testcase classname="tests.unit.test_a" name="test_ok"/>
<testcase classname="tests.unit.test_a" name="test_bad"><failure message="assert 1 == 2&#10;more"/></testcase>
<testcase classname="tests.unit.test_a" name="test_left"><skipped message="no camera here"/></testcase>
<testcase classname="tests.unit.test_a" name="test_setup"><error message="failed on setup"/></testcase>
</testsuite></testsuites>"""


def outcome(tmp_path, status=1):
    report = tmp_path / "report.xml"
    report.write_text(REPORT)
    return summary.of_tests("unit", status, 1.5, report)


def test_a_skip_without_an_allowed_reason_is_a_failure(tmp_path):
    result = outcome(tmp_path)
    assert (result.passed, len(result.failures), result.skips) == (1, 3, [])
    assert result.failures[1] == "tests.unit.test_a::test_left: skipped without an allowed reason: no camera here"


def test_an_allowed_skip_is_shown_with_its_reason(tmp_path, monkeypatch):
    allowed = tmp_path / "allowed.txt"
    allowed.write_text("# why\nno camera here\n")
    monkeypatch.setattr(summary, "ALLOWED_SKIPS", allowed)
    assert outcome(tmp_path).skips == ["tests.unit.test_a::test_left: no camera here"]


def test_what_a_stage_counted_stands_below_it(tmp_path, capsys):
    report = tmp_path / "report.xml"
    counted = '<properties><property name="figure" value="18 operations"/></properties>'
    report.write_text(f'<testsuites><testsuite>{counted}<testcase name="test_ok"/></testsuite></testsuites>')
    summary.show([summary.of_tests("faults", 0, 2, report)])
    assert capsys.readouterr().out.splitlines()[3] == "          18 operations"


def test_a_run_that_broke_off_or_found_nothing_is_a_failure(tmp_path):
    missing = tmp_path / "missing.xml"
    assert summary.of_tests("pdf", 5, 0.1, missing).failures == ["pdf: no test was found"]
    assert summary.of_tests("pdf", 3, 0.1, missing).failures == ["pdf: pytest ended with status 3"]


def test_the_last_line_is_the_plain_count(tmp_path, capsys):
    status = summary.show([summary.of_command("ruff", 0, 0.2), outcome(tmp_path)])
    assert status == 1
    assert capsys.readouterr().out.splitlines()[-1] == "2 passed, 3 failed"
