"""Pages of printing: printers, patterns with their picture, and what may be downloaded."""

import io
import zipfile

import pytest
from PIL import Image

from tests.factories import events
from tests.factories.awards import SCAN, complete, decision, issued, reread
from tests.support.pictures import text_in
from workshop.awards import queries, services
from workshop.edges import jobs
from workshop.extensions import db
from workshop.paper.queries import facts_behind

MARKS = {"x1": "22", "y1": "20", "x2": "279", "y2": "20", "x3": "279", "y3": "190", "x4": "22", "y4": "190"}


@pytest.fixture
def printer(app):
    values = {"offset_x_mm": 0, "offset_y_mm": 0, "scale_x": 100, "scale_y": 100, "rotation_deg": 0, "feed": 0}
    return services.save_printer(None, name="Máy in phòng họp", sheet="a4", **values)


def test_a_printer_is_entered_measured_and_removed(sign_in):
    client = sign_in("clerk")
    response = client.post_form("/awards/printers/new", {"name": "Máy in tầng 2", "sheet": "a4", "feed": "0"})
    assert response.status_code == 303
    path = response.headers["Location"]
    (made,) = queries.printers()
    client.post_form(f"/awards/printers/{made.id}/calibration", MARKS)
    db.session.expire_all()
    assert (made.offset_x_mm, made.scale_x) == (-2.0, 100.0)
    far = client.post_form(f"/awards/printers/{made.id}/calibration", {**MARKS, "x1": "60"})
    assert far.status_code == 422
    kept = client.post_form(path, {"name": "Máy in tầng 2", "sheet": "a4", "feed": "0", "offset_x_mm": "1,5",
                                   "version": str(made.version)})  # fmt: skip
    assert kept.status_code == 303
    db.session.expire_all()
    assert made.offset_x_mm == 1.5
    wrong = client.post_form(path, {"name": "Máy", "sheet": "a4", "feed": "0", "offset_x_mm": "hai", "version": "9"})
    assert wrong.status_code == 422
    assert 'value="hai"' in wrong.text
    client.post_form(f"/awards/printers/{made.id}/removal", {})
    assert queries.printers() == []


def test_what_follows_from_measures_is_shown_before_it_is_kept(sign_in, printer):
    client, path = sign_in("clerk"), f"/awards/printers/{printer.id}/edit"
    tree = client.tree(path, query_string=MARKS)
    assert [cell.text_content() for cell in tree.xpath("//*[@id='result']//td")] == [
        "0", "-2", "0", "0", "100", "100", "100", "100", "0", "0"]  # fmt: skip
    assert [tree.xpath(f"//input[@id='{name}']/@value") for name in MARKS] == [[value] for value in MARKS.values()]
    db.session.expire_all()
    assert printer.offset_x_mm == 0
    kept = client.post_form(f"/awards/printers/{printer.id}/calibration", MARKS)
    again = client.tree(kept.headers["Location"])
    assert again.xpath("//input[@id='x1']/@value") == ["22"]
    assert again.xpath("//*[@id='result']//button") == []
    db.session.expire_all()
    assert printer.offset_x_mm == -2
    far = client.tree(path, query_string={**MARKS, "x1": "60"})
    assert (far.xpath("//*[@id='result']"), far.xpath("//input[@id='x1']/@value")) == ([], ["60"])


@pytest.mark.pdf
def test_the_calibration_sheet_is_there_untouched_and_corrected(sign_in, printer):
    client = sign_in("clerk")
    for query in ({"plain": 1}, {}):
        sheet = client.get(f"/awards/printers/{printer.id}/calibration.pdf", query_string=query)
        assert "Tờ căn chỉnh máy in" in text_in(sheet.data)


@pytest.mark.pdf
def test_print_files_are_made_for_the_printer_chosen(sign_in, printer):
    made = complete(decision(events.event(), names=["Tổ hợp tác Thử"]))
    issued(made)
    services.calibrate_printer(printer, [(22, 20), (279, 20), (279, 190), (22, 190)])
    client = sign_in("clerk")
    before = client.get(f"/awards/{made.id}/overlay.pdf").data
    client.post_form(f"/awards/{made.id}/print-files", {"printer": str(printer.id)})
    jobs.run_pending()
    assert reread(made).overlay_printer_id == printer.id
    assert client.get(f"/awards/{made.id}/overlay.pdf").data != before
    assert "Máy in phòng họp" in client.tree(f"/awards/{made.id}").text_content()
    over = client.get(f"/awards/{made.id}/laid-over.pdf")
    assert text_in(over.data).count("CỘNG") == 2
    client.post_form(f"/awards/{made.id}/print-files", {"printer": ""})
    assert reread(made).overlay_printer_id is None


@pytest.mark.pdf
def test_only_an_administrator_sets_a_pattern_and_sees_it_first(sign_in):
    kind = services.ensure_kinds()["giay_khen"]
    assert sign_in("organizer").get(f"/awards/kinds/{kind.id}/pattern").status_code == 403
    client = sign_in("administrator")
    path = f"/awards/kinds/{kind.id}/pattern"
    data = {"valid_from": "2024-01-01", "sheet": "a4", "title_pt": "50", "gives": "<b>TẶNG</b> &"}
    seen = client.post_form(f"{path}/picture", data)
    assert (seen.status_code, seen.mimetype) == (200, "image/png")
    assert Image.open(io.BytesIO(seen.data)).width > 900
    said = client.post_form(f"{path}/picture", {**data, "title_pt": "900"}, query_string={"lang": "en"})
    assert (said.status_code, said.text.split(":")[0]) == (422, "Title of the certificate")
    refused = client.post_form(path, {**data, "top_mm": "-4"})
    assert refused.status_code == 422
    assert client.post_form(path, data).status_code == 303
    assert queries.pattern_versions(kind)[0].values == {"title_pt": 50.0, "gives": "<b>TẶNG</b> &"}
    assert client.get("/awards/kinds").status_code == 200


def test_a_kind_says_what_its_blanks_bear(sign_in):
    kind = services.ensure_kinds()["bang_khen"]
    picture = io.BytesIO()
    Image.new("RGBA", (8, 8), (200, 0, 0, 128)).save(picture, "PNG")
    picture.seek(0)
    client = sign_in("administrator")
    data = {"carried": ["title", "national"], "is_qr_on_blanks": "1", "emblem": (picture, "quoc-huy.png")}
    assert client.post_form(f"/awards/kinds/{kind.id}/printing", data).status_code == 303
    db.session.expire_all()
    assert (kind.carried, kind.is_qr_on_blanks) == (["national", "title"], True)
    assert kind.emblem_file.media_type == "image/png"
    client.post_form(f"/awards/kinds/{kind.id}/printing", {"drops_emblem": "1"})
    db.session.expire_all()
    assert kind.emblem_file is None


@pytest.mark.pdf
def test_one_copy_is_tagged_the_archive_has_the_batch_and_both_are_listed(sign_in):
    made = complete(decision(events.event(), kind="bang_khen", names=["Hợp tác xã Thử"]), scan=SCAN)
    issued(made)
    certificate = queries.standing_awards(reread(made))[0].current
    client = sign_in("clerk")
    single = client.get(f"/awards/certificates/{certificate.id}.pdf").data
    archive = zipfile.ZipFile(io.BytesIO(client.get(f"/awards/{made.id}/certificates.zip").data))
    assert archive.namelist() == ["01 - Hợp tác xã Thử.pdf"]
    assert b"/StructTreeRoot" in single or certificate.copy_file.sha256 != certificate.file.sha256
    assert facts_behind(certificate.code)["files"] == [certificate.file.sha256, certificate.copy_file.sha256]
    assert archive.read("01 - Hợp tác xã Thử.pdf")[:5] == b"%PDF-"
