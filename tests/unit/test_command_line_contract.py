"""Every command that other people's scripts call: its help, its one JSON object, its exit status."""

import json

import pytest

from tests.factories import awards, events, mou, registrations

VERBS = (
    "db upgrade", "demo load", "users create", "users list", "users reset-password", "tokens create",
    "registrations import", "registrations badges", "ocop import", "mou render", "awards render", "awards sign",
    "reports render", "audit verify", "backup create", "backup restore", "privacy purge", "worker",
)  # fmt: skip
WITHOUT_JSON = {"db upgrade", "users create", "users list", "users reset-password", "worker"}
ACCOUNT = ["imported", "needs_person", "read", "rows", "skipped", "updated"]


@pytest.fixture
def run(app):
    """``run("users", "list")`` gives the outcome of a command."""
    return lambda *arguments: app.test_cli_runner().invoke(args=[str(each) for each in arguments])


def answer(done):
    """The one JSON object of a command that is done, with nothing beside it."""
    assert (done.exit_code, done.stdout.count("\n")) == (0, 1), done.output
    return json.loads(done.stdout)


def refused(done):
    """The one line with which a command refuses."""
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (1, "", 1), done.output
    return done.stderr


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself_and_says_whether_it_prints_json(run, verb):
    done = run(*verb.split(), "--help")
    assert (done.exit_code, done.stderr, "--json" in done.stdout) == (0, "", verb not in WITHOUT_JSON)
    assert run(*verb.split(), "--no-such-option").exit_code == 2


def test_a_list_of_delegates_is_accounted_for_row_by_row(run, tmp_path):
    event, file = events.event(), tmp_path / "danh-sach.csv"
    rows = "Họ và tên,Điện thoại,Đơn vị", "Nguyễn Thị Hằng,0912345678,Sở Công Thương", ",,", "Trần Văn An,abc,"
    file.write_text("\n".join(rows), "utf-8")
    rehearsed = answer(run("registrations", "import", event.slug, file, "--dry-run", "--json"))
    done = answer(run("registrations", "import", event.slug, file, "--json"))
    outcomes = ("imported", "updated", "needs_person", "skipped")
    assert sorted(done) == sorted(rehearsed) == ACCOUNT
    assert sum(done[name] for name in outcomes) == done["read"] == len(done["rows"]) == 3  # the head too
    assert all({"outcome", "reason", "registration", "row", "sheet"} <= row.keys() for row in done["rows"])
    assert sorted(done["rows"][1]["registration"]) == ["full_name", "id", "organization", "phone"]
    assert done["rows"][1]["registration"]["phone"] == "0912345678"


def test_files_are_made_and_their_making_is_told(run, tmp_path):
    event = events.event()
    registrations.registration(event)
    memorandum, decision = mou.draft(event), awards.decision(event)
    told = answer(run("registrations", "badges", event.slug, "--out", tmp_path / "badges.pdf", "--json"))
    assert (told["badges"], (tmp_path / "badges.pdf").read_bytes()[:5]) == (1, b"%PDF-")
    answer(run("mou", "render", memorandum.id, "--out", tmp_path / "mou.docx", "--json"))
    assert (tmp_path / "mou.docx").read_bytes()[:2] == b"PK"
    told = answer(run("awards", "render", decision.id, "--out", tmp_path / "awards", "--merged", "--json"))
    assert (sorted(told), told["certificates"]) == (["certificates", "files", "seconds"], len(decision.awards))
    answer(run("reports", "render", event.slug, "--out", tmp_path / "report.xlsx", "--json"))
    assert (tmp_path / "report.xlsx").read_bytes()[:2] == b"PK"


def test_what_keeps_the_records_answers_in_json(run, tmp_path):
    events.event()
    assert sorted(answer(run("audit", "verify", "--json"))) == ["entries", "first_broken", "ok", "unsealed"]
    assert answer(run("privacy", "purge", "--dry-run", "--json"))["dry_run"] is True
    archive = tmp_path / "all.zip"
    assert answer(run("backup", "create", archive, "--json"))["bytes"] == archive.stat().st_size
    assert list(answer(run("tokens", "create", "--name", "Sở", "--scope", "ocop:read", "--json"))) == ["token"]


def test_refusals_are_one_line_and_status_one(run, tmp_path):
    event, empty = events.event(), tmp_path / "empty.xlsx"
    empty.write_bytes(b"")
    paper, nowhere = tmp_path / "paper.pdf", tmp_path / "no" / "such" / "folder.pdf"
    for wrong in ("khong-co", "'; --"):
        assert "no such workshop" in refused(run("reports", "render", wrong, "--out", paper, "--json"))
        assert "no such workshop" in refused(run("registrations", "badges", wrong, "--out", paper, "--json"))
        refused(run("registrations", "import", wrong, empty, "--json"))
    for number in (987_654, 10**30):
        refused(run("mou", "render", number, "--out", paper, "--json"))
        refused(run("awards", "render", number, "--out", tmp_path / "a", "--json"))
    assert "No such file or directory" in refused(run("reports", "render", event.slug, "--out", nowhere, "--json"))
    refused(run("registrations", "import", event.slug, empty, "--json"))
    refused(run("ocop", "import", empty, "--json"))
    refused(run("backup", "restore", empty, "--json"))


def test_wrong_usage_is_status_two(run, tmp_path):
    assert run("registrations", "import", "slug", tmp_path / "none.xlsx").exit_code == 2
    assert run("mou", "render", "x", "--out", tmp_path / "m.pdf").exit_code == 2
    assert run("reports", "render", "slug").exit_code == 2
    assert run("tokens", "create", "--name", "x").exit_code == 2
