"""What the pages of awards ask about before it is done, and what they say of previews."""

import datetime as dt
import io
import zipfile

import pytest
from sqlalchemy import select

from tests.factories import events
from tests.factories.awards import certified, complete, decision, issued, reread
from workshop.awards import ledger, queries, services
from workshop.awards.models import Award, BlankEntry
from workshop.ceremony import queries as ceremony
from workshop.ceremony import services as stage
from workshop.edges.spreadsheets.writing import Column, Sheet, write_xlsx
from workshop.extensions import db, utc_now
from workshop.vietnamese.dates import LOCAL_ZONE

EN = {"lang": "en"}


@pytest.fixture
def event(app):
    return events.event()


def said(client, path):
    return " ".join(client.tree(path, query_string=EN).text_content().split())


def test_a_namesake_is_added_once_somebody_says_that_it_is_another(sign_in, event):
    made = decision(event, names=["Nguyễn Thị Hoa"])
    client, path = sign_in("organizer"), f"/awards/{made.id}/recipients/new?lang=en"
    form = {"printed_name": "Nguyễn Thị Hoa", "printed_address": "Xã Hai", "recipient_kind": "individual"}
    assert "is_other" not in client.get(path).get_data(as_text=True)
    refused = client.post_form(path, form)
    assert (refused.status_code, 'name="is_other"' in refused.get_data(as_text=True)) == (422, True)
    assert client.post_form(path, {**form, "is_other": "y"}).status_code == 303
    rows = db.session.scalars(select(Award).order_by(Award.id)).all()
    assert [(each.printed_name, each.is_namesake) for each in rows] == [("Nguyễn Thị Hoa", True)] * 2


def test_a_pasted_namesake_is_said_and_settled_on_its_row(sign_in, event):
    made = decision(event, names=["Nguyễn Thị Hoa"])
    client, path = sign_in("organizer"), f"/awards/{made.id}"
    client.post_form(f"{path}/recipients/pasted?lang=en", {"names": "Nguyễn Thị Hoa\tXã Hai\tCá nhân"})
    page = said(client, path)
    assert "another of the same name is on the list: Nguyễn Thị Hoa (Xã Hai)" in page
    assert page.count("two, or one written twice?") == 2  # on both rows
    second = queries.standing_awards(reread(made))[1]
    assert second.recipient_kind == "individual"
    assert client.post_form(f"/awards/recipients/{second.id}/namesake", {}).status_code == 303
    assert "written twice?" not in said(client, path)


def test_recipients_of_a_table_are_shown_before_they_are_added(sign_in, event):
    made = decision(event, names=[])
    columns = tuple(Column(each, 20) for each in ("STT", "Địa chỉ", "Tên tập thể, cá nhân", "Chức vụ", "Đối tượng"))
    rows = ((1, "Xã Một", "Nguyễn Thị Hoa", "Chi hội trưởng", "Cá nhân"),
            (2, "Xã Hai", "Tổ hợp tác Hai", "", "Tập thể"))  # fmt: skip
    table = write_xlsx([Sheet("Danh sách", columns, rows)])
    client, path = sign_in("organizer"), f"/awards/{made.id}/recipients"
    shown = client.post_form(f"{path}/file?lang=en", {"file": (io.BytesIO(table), "danh-sach.xlsx")},
                             content_type="multipart/form-data")  # fmt: skip
    text = shown.get_data(as_text=True)
    assert (shown.status_code, "2 recipients were read" in text, reread(made).awards) == (200, True, [])
    lines = "Nguyễn Thị Hoa\tXã Một\tCá nhân\nTổ hợp tác Hai\tXã Hai\tTập thể"
    assert lines in text.replace("\r", "")
    client.post_form(f"{path}/pasted", {"names": lines})
    assert [(each.printed_name, each.printed_address, each.recipient_kind)
            for each in queries.standing_awards(reread(made))] == [
        ("Nguyễn Thị Hoa", "Xã Một", "individual"), ("Tổ hợp tác Hai", "Xã Hai", "collective")]  # fmt: skip
    assert client.post_form(f"{path}/file", {}).status_code == 422


def test_a_number_with_another_symbol_is_confirmed(sign_in, event):
    made = decision(event, kind="bang_khen", names=["Hợp tác xã Thử"])
    client, path = sign_in("organizer"), f"/awards/{made.id}/record?lang=en"
    form = {"number": "38/QĐ-BTV", "decided_on": "2023-05-12", "version": reread(made).version}
    refused = client.post_form(path, form)
    assert (refused.status_code, "end in /QĐ-UBND" in refused.get_data(as_text=True)) == (422, True)
    assert client.post_form(path, {**form, "is_symbol_right": "y"}).status_code == 303
    assert reread(made).full_number == "38/QĐ-BTV"


def test_certificates_are_made_after_a_question_and_the_state_counts_them(sign_in, event):
    made = complete(decision(event))
    client, path = sign_in("organizer"), f"/awards/{made.id}"
    asked = client.tree(path, query_string=EN).xpath("//details[contains(@class, 'confirm')]//p/text()")
    assert [text for text in asked if "certificates are made" in text] == [
        "3 certificates are made. They take 3 numbers in the register for good. The list then no longer changes; a "
        "wrong certificate is corrected by a new issue."]  # fmt: skip
    services.issue_certificates(made)
    page = client.tree(path, query_string=EN)
    assert page.xpath("string(//p[@class='overline'])").split() == ["Being", "made:", "0", "of", "3"]
    assert page.xpath(f"//form[@action='/awards/{made.id}/certificates']") == []
    assert "Being made: 0 of 3" in said(client, f"/events/{event.slug}/awards")


def test_whoever_approves_is_told_of_open_warnings(sign_in, event):
    made = decision(event, names=["HTX Một", "HTX Hai", "Tổ hợp tác Ba"])
    text = said(sign_in("approver"), f"/awards/{made.id}")
    assert "2 warnings are open: 2 × Short form in the name" in text


def test_a_print_run_beyond_the_certificates_is_confirmed(sign_in, event):
    made, _certificates = certified(event)
    stock = services.open_stock(reread(made).kind, "Phôi A4")
    services.enter_blanks(stock, "received", 23)
    client, path = sign_in("clerk"), f"/awards/{made.id}/print-run"
    form = {"stock": stock.id, "sheets": "9"}
    for sheets, words in (("9", "is_more"), ("50", "is_more")):
        refused = client.post_form(path, {**form, "sheets": sheets})
        assert (refused.status_code, words in refused.get_data(as_text=True)) == (422, True)
    refused = client.post_form(f"{path}?lang=en", {**form, "sheets": "50", "is_more": "y"})
    assert (refused.status_code, "Only 23 sheets" in refused.get_data(as_text=True)) == (422, True)
    assert db.session.scalars(select(BlankEntry.sheets)).all() == [23]
    assert client.post_form(path, {**form, "is_more": "y"}).status_code == 303
    assert (ledger.printed_of(made), ledger.count_of(stock).left) == (9, 14)


def test_a_hand_over_of_a_preview_is_confirmed(sign_in, event):
    issued(decision(event, names=["Tổ hợp tác Một"]))
    stage.build_order(event, "award")
    (turn,) = ceremony.turns(event, "award")
    client, path = sign_in("organizer"), f"/events/{event.slug}/ceremony/turns/{turn.id}"
    form = {"way": "office", "handed_on": "2023-05-19", "received_by": "Người Nhận"}
    refused = client.post_form(f"{path}/hand-over?lang=en", form)
    assert (refused.status_code, "only a preview here" in refused.get_data(as_text=True)) == (422, True)
    assert client.post_form(f"{path}/hand-over", {**form, "is_preview_meant": "y"}).status_code == 303
    headings = client.tree(path, query_string=EN).xpath("//main//h2/text()")
    assert headings == ["Handed over", "Late changes", "Place in the order"]


def test_copies_that_are_previews_are_counted_with_one_button(sign_in, app, event):
    made, certificates = certified(event)
    for each in certificates[:2]:
        each.is_marked = True
    db.session.commit()
    client = sign_in("organizer")
    for path in (f"/awards/{made.id}", f"/awards/{made.id}/signed"):
        page = client.tree(path, query_string=EN)
        assert "2 electronic copies still say that they are previews" in page.text_content()
        assert len(page.xpath("//button[contains(., 'Make these copies anew')]")) == 1
        app.config["WORKSHOP_IS_PREVIEW"] = True
        page = client.tree(path, query_string=EN)
        assert "WORKSHOP_BASE_URL" in page.text_content()
        assert page.xpath("//button[contains(., 'Make these copies anew')]") == []
        app.config["WORKSHOP_IS_PREVIEW"] = False
    unsigned = zipfile.ZipFile(io.BytesIO(client.get(f"/awards/{made.id}/unsigned.zip").data))
    assert len(unsigned.namelist()) == 1
    certificates[2].is_marked = True
    db.session.commit()
    assert client.get(f"/awards/{made.id}/unsigned.zip").status_code == 303


def test_times_in_a_zip_are_those_of_here(sign_in, event):
    made, _certificates = certified(event)
    archive = zipfile.ZipFile(io.BytesIO(sign_in("clerk").get(f"/awards/{made.id}/certificates.zip").data))
    times = [dt.datetime(*each.date_time, tzinfo=LOCAL_ZONE) for each in archive.infolist()]
    assert [abs(each - utc_now()) < dt.timedelta(minutes=2) for each in times] == [True] * 3


def test_what_is_always_chosen_is_not_called_optional(sign_in, event):
    services.ensure_kinds()
    page = sign_in("organizer").tree("/awards/new", query_string=EN)
    optional = page.xpath("//label[span[@class='optional']]/@for")
    assert optional == ["place", "signer_name"]
