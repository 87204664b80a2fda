"""Pages, commands and API of awards."""

import datetime as dt
import io
import json
import zipfile

import pytest
from sqlalchemy import select

from tests.factories import events, mou
from tests.factories.awards import complete, decision, issued
from tests.support.pictures import codes_in, pages_of
from workshop.accounts.models import ApiToken
from workshop.accounts.secrets import digest
from workshop.awards import queries, services
from workshop.awards.models import AwardDecision
from workshop.edges import jobs
from workshop.extensions import db
from workshop.transactions import transaction
from workshop.vietnamese.dates import LOCAL_ZONE


@pytest.fixture
def event(app):
    return events.event()


@pytest.fixture
def made(event):
    return issued_decision(event)


def issued_decision(event):
    found = complete(decision(event))
    issued(found)
    db.session.rollback()
    return db.session.get(AwardDecision, found.id, populate_existing=True)


def test_a_decision_goes_from_draft_to_recipients(sign_in, event):
    kinds = services.ensure_kinds()
    client = sign_in("organizer")
    data = {"kind": kinds["giay_khen"].id, "event": event.id, "achievement": "Đã có thành tích thử",
            "capacity": "TM. BAN THƯỜNG VỤ|CHỦ TỊCH", "signer_name": "Người Ký Thử"}  # fmt: skip
    response = client.post_form("/awards/new", data)
    assert response.status_code == 303
    path = response.headers["Location"]
    client.post_form(f"{path}/recipients/new", {"printed_name": "Tổ hợp tác Thử", "recipient_kind": "collective"})
    client.post_form(f"{path}/recipients/pasted", {"names": "HTX Một\nHợp tác xã Hai; Xã Hai"})
    text = " ".join(client.tree(path, query_string={"lang": "en"}).text_content().split())
    for words in ("Tổ hợp tác Thử", "Xã Hai", "Short form in the name", "A second person approves the list"):
        assert words in text
    found = db.session.scalar(select(AwardDecision))
    assert (found.place, found.signer_title, len(found.awards)) == ("Trà Vinh", "CHỦ TỊCH", 3)


@pytest.mark.parametrize(
    ("path", "data", "kept"),
    [
        ("/awards/new", {"signer_name": "Người Ký", "achievement": ""}, "Người Ký"),
        ("/awards/{id}/edit", {"place": "Nơi khác", "achievement": "", "version": "1"}, "Nơi khác"),
        ("/awards/{id}/record", {"number": "77", "decided_on": "31/02", "version": "1"}, "77"),
        ("/awards/{id}/recipients/new", {"printed_address": "Xã Kín", "printed_name": ""}, "Xã Kín"),
        ("/awards/{id}/recipients/new", {"printed_name": "Hợp tác xã 龍"}, "Hợp tác xã 龍"),
        ("/awards/{id}/recipients/pasted", {"names": "Hợp tác xã 龍"}, "Hợp tác xã 龍"),
        ("/awards/recipients/{award}/edit", {"printed_name": "", "printed_address": "Xã Khác"}, "Xã Khác"),
        ("/awards/recipients/{award}/reissue", {"printed_name": "Tên mới", "reason": ""}, "Tên mới"),
    ],
)
def test_a_form_keeps_what_was_typed(sign_in, event, path, data, kept):
    found = decision(event)
    award = queries.standing_awards(found)[0]
    response = sign_in("organizer").post_form(path.format(id=found.id, award=award.id), data)
    assert response.status_code == 422
    assert kept in response.get_data(as_text=True)


def test_approving_takes_somebody_else_and_the_right(sign_in, event):
    found = decision(event)
    assert sign_in("organizer").post_form(f"/awards/{found.id}/approval").status_code == 403
    assert sign_in("approver").post_form(f"/awards/{found.id}/approval").status_code == 303
    assert sign_in("viewer").post_form(f"/awards/{found.id}/certificates").status_code == 403


def test_number_and_date_are_entered_by_a_clerk(sign_in, event):
    found = decision(event)
    response = sign_in("clerk").post_form(
        f"/awards/{found.id}/record", {"number": "12", "decided_on": "2023-05-18", "version": found.version}
    )
    assert response.status_code == 303
    db.session.rollback()
    assert (found.full_number, found.decided_on) == ("12/QĐ-BTV", dt.date(2023, 5, 18))


def test_the_list_counts_what_is_issued_and_previews_apart(sign_in, made):
    trial = decision(made.event, kind="bang_khen", names=["Hợp tác xã Một", "Hợp tác xã Hai"])
    issued(trial)
    rows = sign_in("clerk").tree(f"/events/{made.event.slug}/awards?lang=en").xpath("//tbody/tr")
    assert [row.xpath("./td[@data-label='Certificates issued']//text()") for row in rows] == [
        ["0", "and 2 previews"], ["3"]]  # fmt: skip


def test_files_come_as_downloads_with_readable_names(sign_in, made):
    client = sign_in("clerk")
    response = client.get(f"/awards/{made.id}/certificates.zip")
    names = zipfile.ZipFile(io.BytesIO(response.data)).namelist()
    assert names == ["01 - Hợp tác xã Nông nghiệp Huyền Hội.pdf", "02 - Cơ sở Chế biến Dừa sáp Cầu Kè.pdf",
                     "03 - Tổ hợp tác Ễ Ộ ữ.pdf"]  # fmt: skip
    certificate = queries.standing_awards(made)[0].current
    single = client.get(f"/awards/certificates/{certificate.id}.pdf")
    assert single.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert codes_in(pages_of(single.data, dpi=150)[0]) == [f"HTTPS://OCOP.EXAMPLE/V/{certificate.code}"]
    facts = client.get(f"/v/{certificate.code}", headers={"Accept": "application/json"}).get_json()
    hashes = [certificate.file.sha256, certificate.copy_file.sha256]
    made_on = certificate.file.created_at.astimezone(LOCAL_ZONE).date().isoformat()
    assert facts["files"] == hashes
    assert facts["copies"] == [
        {"use": use, "sha256": sha256, "made_on": made_on}
        for use, sha256 in zip(("print", "screen"), hashes, strict=True)
    ]
    shown = client.tree(f"/v/{certificate.code}?lang=en")
    assert [(each.get("data-fingerprint"), each.xpath(".//*[@data-file-name]")[0].text)
            for each in shown.xpath("//*[@data-fingerprint]")] == [
        (hashes[0], "Copy for printing and filing"), (hashes[1], "Copy for reading on a screen")]  # fmt: skip
    assert client.get(f"/awards/{made.id}/merged.pdf").mimetype == "application/pdf"
    assert client.get(f"/awards/{made.id}/overlay.pdf").mimetype == "application/pdf"
    assert client.get(f"/awards/{made.id}/scan").status_code == 404


def test_a_certificate_is_revoked_with_a_reason(sign_in, made):
    certificate = queries.standing_awards(made)[0].current
    path = f"/awards/certificates/{certificate.id}/revocation"
    client = sign_in("organizer")
    assert client.post_form(path, {"reason": ""}).status_code == 422
    assert client.post_form(path, {"reason": "Khai sai"}).status_code == 303
    answer = client.get(f"/v/{certificate.code}", headers={"Accept": "application/json"}).get_json()
    assert (answer["kind"], answer["status"], answer["demonstration"]) == ("certificate", "revoked", False)
    assert "Khai sai" not in client.get(f"/v/{certificate.code}").get_data(as_text=True)


def test_lists_read_no_more_for_thirty_rows(sign_in, event, app):
    from sqlalchemy import event as listen

    client, seen = sign_in("organizer"), []
    decision(event)

    def count():
        seen.clear()
        assert client.get(f"/events/{event.slug}/awards").status_code == 200
        return len(seen)

    listen.listen(db.engine, "before_cursor_execute", lambda *args: seen.append(args[2]))
    once = count()
    for _ in range(4):
        decision(event, names=[f"Tổ hợp tác {n}" for n in range(7)])
    assert count() == once
    single = decision(event, names=["Tổ hợp tác Một"])
    seen.clear()
    client.get(f"/awards/{single.id}")
    few = len(seen)
    services.paste_recipients(single, "\n".join(f"Hợp tác xã {n}" for n in range(30)))
    seen.clear()
    client.get(f"/awards/{single.id}")
    assert len(seen) == few


def test_the_command_writes_one_file_a_recipient(app, made, tmp_path):
    run = app.test_cli_runner().invoke
    result = run(args=["awards", "render", str(made.id), "--out", str(tmp_path), "--json"])
    answer = json.loads(result.stdout)
    assert (answer["certificates"], len(answer["files"])) == (3, 3)
    code = queries.standing_awards(made)[0].current.code
    assert codes_in(pages_of(answer["files"][0], dpi=150)[0]) == [f"HTTPS://OCOP.EXAMPLE/V/{code}"]
    result = run(args=["awards", "render", str(made.id), "--out", str(tmp_path), "--merged", "--overlay", "--json"])
    assert len(json.loads(result.stdout)["files"]) == 2
    assert run(args=["awards", "render", "999", "--out", str(tmp_path)]).exit_code == 1


def test_the_api_lists_awards_a_page_at_a_time(client, made, event):
    with transaction() as session:
        session.add(ApiToken(name="t", token_hash=digest("secret"), scopes=["awards:read"], event_id=event.id))
    headers = {"Authorization": "Bearer secret"}
    decision(None, names=["Nơi khác"])
    first = client.get("/api/v1/awards?page_size=2", headers=headers).get_json()
    second = client.get(f"/api/v1/awards?page_size=2&cursor={first['next_cursor']}", headers=headers).get_json()
    names = [each["printed_name"] for each in first["items"] + second["items"]]
    assert (names, second["next_cursor"]) == ([award.printed_name for award in queries.standing_awards(made)], None)
    assert first["items"][0]["certificate"]["status"] == "valid"
    assert client.get("/api/v1/awards").status_code == 401


def test_a_decision_of_the_union_begins_signed_by_its_own_head(sign_in, app):
    kind = services.ensure_kinds()["giay_khen"]
    answer = sign_in("organizer").post_form(
        "/awards/new", {"kind": kind.id, "event": 0, "achievement": "Đã có thành tích", "capacity": ""}
    )
    made = db.session.scalar(select(AwardDecision))
    assert answer.status_code == 303
    assert (made.capacity_line, made.signer_title) == ("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH")


def test_after_a_revocation_the_print_files_are_asked_for_anew(sign_in, made):
    client, path = sign_in("administrator"), f"/awards/{made.id}"
    certificate = queries.standing_awards(made)[0].current
    client.post_form(f"/awards/certificates/{certificate.id}/revocation", {"reason": "Khai sai"})
    page = client.get(path).get_data(as_text=True)
    assert "Tệp in phải lập lại" in page
    assert f'action="{path}/print-files"' in page
    assert f"{path}/merged.pdf" not in page
    assert f"{path}/certificates.zip" in page
    assert client.get(f"{path}/merged.pdf").status_code == 404
    names = zipfile.ZipFile(io.BytesIO(client.get(f"{path}/certificates.zip").data)).namelist()
    assert len(names) == 2
    assert client.post_form(f"{path}/print-files", {}).status_code == 303
    assert "Tệp in phải lập lại" not in client.get(path).get_data(as_text=True)
    jobs.run_pending()
    assert client.get(f"{path}/merged.pdf").mimetype == "application/pdf"


def test_pages_of_papers_say_why_every_pdf_is_a_preview(sign_in, app, event):
    paths = [f"/awards/{decision(event).id}", f"/mous/{mou.draft(event).id}", f"/events/{event.slug}/report"]
    client = sign_in("administrator")
    said = "Mọi tệp PDF đều mang chữ BẢN XEM TRƯỚC"
    assert [said in client.get(path).get_data(as_text=True) for path in paths] == [False] * 3
    app.config["WORKSHOP_IS_PREVIEW"] = True
    pages = [client.get(path).get_data(as_text=True) for path in paths]
    assert [(said in page, "WORKSHOP_BASE_URL" in page) for page in pages] == [(True, True)] * 3
