"""Signed copies on pages: unsigned ZIP out, signed ZIP in, what anybody sees of it, and the command that signs."""

import io
import json
import zipfile

import pytest

from tests.factories import events
from tests.factories.awards import certified
from tests.support.signing import OFFICE, PASSPHRASE, PERSONAL_NUMBER, pkcs12_key, signed
from workshop.awards import services as award_services
from workshop.awards.signed import queries, services
from workshop.extensions import db
from workshop.paper.services import read_file


@pytest.fixture
def made(app):
    decision, certificates = certified(events.event())
    return decision, certificates


def opened(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def zipped(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def send(client, decision, *files, **fields):
    data = {"files": [(io.BytesIO(data), name) for name, data in files], **fields}
    return client.post_form(f"/awards/{decision.id}/signed", data, content_type="multipart/form-data")


def text_of(client, path, **query):
    return " ".join(client.tree(path, query_string={"lang": "en", **query}).text_content().split())


def test_unsigned_zip_out_signed_zip_in(sign_in, client, made):
    decision, certificates = made
    staff = sign_in("clerk")
    assert "None signed" in text_of(staff, f"/awards/{decision.id}/signed")
    out = opened(staff.get(f"/awards/{decision.id}/unsigned.zip").data)
    assert [data for _name, data in out] == [read_file(each.file) for each in certificates]
    back = [(f"da ky/{name}", signed(data)) for name, data in out[:2]]
    assert send(staff, decision, ("tat-ca.zip", zipped(back))).status_code == 303
    page = text_of(staff, f"/awards/{decision.id}/signed")
    for words in ("2 of 3 signed", "2 signed copies are kept", "Người Ký Thử …", OFFICE, "1 copy waits"):
        assert words in page
    assert text_of(staff, f"/awards/{decision.id}/signed", show="missing").count("No signed copy yet") == 1
    assert [name for name, _data in opened(staff.get(f"/awards/{decision.id}/unsigned.zip").data)] == [out[2][0]]
    names = [name for name, _data in out[:2]]
    together = opened(staff.get(f"/awards/{decision.id}/signed.zip").data)
    assert together == list(zip(names, [data for _name, data in back], strict=True))
    assert "2 of 3 signed" in text_of(staff, f"/awards/{decision.id}")
    copy = queries.with_copy(decision)[0].signed_copy
    answer = staff.get(f"/awards/signed-copies/{copy.id}.pdf")
    assert (answer.data, answer.headers["Content-Disposition"].startswith("attachment")) == (back[0][1], True)


def test_what_is_refused_is_listed_and_the_rest_is_kept(sign_in, made):
    decision, certificates = made
    staff = sign_in("organizer")
    files = [(name, signed(read_file(stored))) for name, stored in services.unsigned(decision)]
    award_services.revoke(certificates[1], "Cấp nhầm")
    within = zipped([("b.zip", zipped([]))])
    answer = send(staff, decision, files[0], files[1], ("ghi chú.txt", b"x"), ("a.zip", within))
    page = " ".join(answer.get_data(as_text=True).split())
    assert answer.status_code == 422
    for words in ("Có 3 tệp không nhận", "“ghi chú.txt” không phải là PDF", "đã bị thu hồi", "Đã lưu 1 bản ký số"):
        assert words in page
    assert queries.counts(decision) == (1, 2)


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ([], "Choose a file"),
        ([("a.zip", b"PK\x03\x04 damaged")], "cannot be opened"),
        ([("a.zip", zipped([(f"{number}.pdf", b"x") for number in range(201)]))], "at most 200"),
    ],
)
def test_nothing_is_taken_of_what_cannot_be_opened(sign_in, made, files, words):
    staff = sign_in("organizer")
    staff.get("/?lang=en")
    answer = send(staff, made[0], *files)
    assert (answer.status_code, words.lower() in answer.get_data(as_text=True).lower()) == (422, True)
    assert queries.counts(made[0]) == (0, 3)


def test_replacing_and_taking_back_leave_everything_on_record(sign_in, made):
    decision, _certificates = made
    staff = sign_in("organizer")
    ((name, stored), *_more) = services.unsigned(decision)
    data = read_file(stored)
    send(staff, decision, (name, signed(data)))
    newer = signed(data, name="Người Khác Thử")
    assert send(staff, decision, (name, newer)).status_code == 422
    assert send(staff, decision, (name, newer), is_replacing="y").status_code == 303
    copy = queries.with_copy(decision)[0].signed_copy
    assert staff.post_form(f"/awards/signed-copies/{copy.id}/withdrawal").status_code == 303
    page = text_of(staff, f"/awards/{decision.id}/signed")
    assert (page.count("Earlier signed copy"), "None signed" in page) == (2, True)
    staff.post_form(f"/awards/signed-copies/{copy.id}/withdrawal")
    assert "already replaced or taken back" in text_of(staff, f"/awards/{decision.id}/signed")


def test_anybody_sees_who_signed_and_no_number_of_theirs(sign_in, client, made):
    decision, certificates = made
    services.take_signed(decision, [(name, signed(read_file(stored))) for name, stored in services.unsigned(decision)])
    code = certificates[0].code
    kept = queries.with_copy(decision)[0].signed_copy
    page = text_of(client, f"/v/{code}")
    for words in ("Digitally signed copy", "Người Ký Thử …", kept.file.sha256, "was not checked here"):
        assert words in page
    check = client.tree(f"/v/{code}").xpath("//@data-fingerprint")
    assert check == [certificates[0].file.sha256, kept.file.sha256]
    answer = client.get(f"/v/{code}", headers={"Accept": "application/json"})
    said = {"name": "Người Ký Thử …", "organization": OFFICE, "signed_at": kept.signatures[0]["signed_at"]}
    assert answer.json["signed_files"] == [
        {"sha256": kept.file.sha256, "covers_whole_file": True, "signatures": [said]}
    ]
    assert PERSONAL_NUMBER not in page + answer.get_data(as_text=True)


def test_nothing_is_offered_before_a_certificate_is_valid(sign_in, app):
    decision, certificates = certified(events.event(), names=["Một"])
    award_services.revoke(certificates[0], "Cấp nhầm")
    staff = sign_in("organizer")
    assert "Nothing to sign yet" in text_of(staff, f"/awards/{decision.id}/signed")
    assert staff.get(f"/awards/{decision.id}/unsigned.zip").status_code == 409
    assert staff.get(f"/awards/{decision.id}/signed.zip").status_code == 404


def test_three_or_thirty_rows_ask_the_database_the_same_number_of_times(sign_in, app, count_queries):
    few, _made = certified(events.event(), names=["Một", "Hai", "Ba"])
    many, _made = certified(events.event(), names=[f"Tổ {number}" for number in range(30)], number="13")
    staff = sign_in("organizer")
    for made in (few, many):  # what the test itself has read is known by then
        staff.get(f"/awards/{made.id}/signed")
    asked = [len(count_queries(lambda made=made: staff.get(f"/awards/{made.id}/signed"))) for made in (few, many)]
    assert asked[0] == asked[1]


def test_who_may_not_print_sees_no_signed_copy(sign_in, made):
    decision = made[0]
    staff = sign_in("viewer")
    assert [staff.get(f"/awards/{decision.id}/{path}").status_code for path in ("signed", "unsigned.zip")] == [403, 403]


def test_the_command_signs_with_a_key_file(app, made, tmp_path):
    decision, key = made[0], tmp_path / "con dau.p12"
    key.write_bytes(pkcs12_key())
    run = app.test_cli_runner().invoke
    arguments = ["awards", "sign", str(decision.id), "--key", str(key)]
    wrong = run(args=arguments, input="sai\n")
    assert (wrong.exit_code, "passphrase is wrong" in wrong.stderr, queries.counts(decision)) == (1, True, (0, 3))
    done = run(args=[*arguments, "--passphrase-file", "-", "--json"], input=f"{PASSPHRASE}\n")
    told = json.loads(done.stdout)
    db.session.rollback()
    assert (done.exit_code, told["signed"], told["refused"]) == (0, 3, [])
    assert [each["sha256"] for each in told["copies"]] == [
        each.signed_copy.file.sha256 for each in queries.with_copy(decision)
    ]
    again = run(args=arguments, input=f"{PASSPHRASE}\n")
    assert (again.exit_code, "has its signed copy" in again.stderr) == (1, True)
    assert PASSPHRASE not in done.output + again.output
