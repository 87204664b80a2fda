"""Pages of patterns: the scan of a real blank, what is set in vain, and what is wrong in plain words."""

import io
from urllib.parse import unquote

import pytest
from PIL import Image
from sqlalchemy import select

from tests.factories import events
from tests.factories.awards import complete, decision, issued
from workshop.awards import queries, services
from workshop.extensions import db
from workshop.paper.models import StoredFile

VI = {"lang": "vi"}


@pytest.fixture
def kind(app):
    return services.ensure_kinds()["giay_khen"]


def upload(width=594, height=420, name="phoi.png"):
    out = io.BytesIO()
    Image.new("RGB", (width, height), (255, 220, 180)).save(out, "PNG")
    out.seek(0)
    return out, name


@pytest.mark.pdf
def test_the_scan_of_a_blank_lies_under_the_picture_and_on_the_sheet_to_compare(sign_in, kind):
    client, path = sign_in("administrator"), f"/awards/kinds/{kind.id}"
    data = {"valid_from": "2024-01-01", "sheet": "a4", "shows_blank": "1"}
    plain = client.post_form(f"{path}/pattern/picture", data).data
    assert client.post_form(f"{path}/printing", {"blank": upload(), "carried": ["title"]}).status_code == 303
    seen = client.post_form(f"{path}/pattern/picture", data)
    assert Image.open(io.BytesIO(seen.data)).convert("RGB").getpixel((3, 3)) == pytest.approx((255, 220, 180), abs=4)
    without = {name: value for name, value in data.items() if name != "shows_blank"}
    assert client.post_form(f"{path}/pattern/picture", without).data == plain
    made = complete(decision(events.event(), names=["Tổ hợp tác Thử"]))
    issued(made)
    sheet = client.get(f"/awards/{made.id}/laid-over.pdf")
    assert (sheet.status_code, b"/DCTDecode" in sheet.data) == (200, True)
    assert b"/DCTDecode" not in client.get(f"/awards/{made.id}/overlay.pdf").data
    client.post_form(f"{path}/printing", {"drops_blank": "1"})
    db.session.expire_all()
    kept = db.session.scalars(select(StoredFile).where(StoredFile.filename == "giay_khen-blank.jpg"))
    assert (kind.blank_file, list(kept)) == (None, [])


def test_a_scan_that_stands_upright_or_is_no_picture_is_refused_and_another_shape_is_said(sign_in, kind):
    client, path = sign_in("administrator"), f"/awards/kinds/{kind.id}/printing"
    upright = client.post_form(path, {"blank": upload(420, 594)}, query_string={"lang": "en"})
    assert (upright.status_code, "The scan stands upright" in upright.text) == (422, True)
    assert client.post_form(path, {"blank": (io.BytesIO(b"MZ not a picture"), "phoi.png")}).status_code == 422
    db.session.expire_all()
    assert kind.blank_file is None
    client.post_form(path, {"blank": upload(800, 400)}, query_string={"lang": "en"})
    assert "The sides of the scan are not those of the paper" in client.get("/awards/kinds?lang=en").text


@pytest.mark.pdf
def test_a_size_that_is_not_reached_is_said_live_and_when_it_is_kept(sign_in, kind):
    client, path = sign_in("administrator"), f"/awards/kinds/{kind.id}/pattern"
    data = {"valid_from": "2024-01-01", "sheet": "a4", "name_pt": "90"}
    seen = client.post_form(f"{path}/picture", data, query_string=VI)
    assert unquote(seen.headers["Pattern-Notes"]).startswith("Tên người nhận: đặt 90 pt")
    too_large = client.post_form(f"{path}/picture", {**data, "name_pt": "119"}, query_string=VI)
    assert (too_large.status_code, "109 pt" in too_large.text) == (422, True)
    assert client.post_form(path, {**data, "name_pt": "119"}).status_code == 422
    assert client.post_form(path, data, query_string={"lang": "en"}).status_code == 303
    assert "90 pt is set" in client.get("/awards/kinds?lang=en").text


def test_a_wrong_colour_is_said_once_in_plain_words(sign_in, kind):
    client, path = sign_in("administrator"), f"/awards/kinds/{kind.id}/pattern"
    data = {"valid_from": "2024-01-01", "sheet": "a4", "red": "đỏ"}
    said = client.post_form(f"{path}/picture", data, query_string=VI)
    assert said.text == (
        "Màu chữ của cơ quan và tên bằng: Không đọc được “đỏ” là màu. Hãy ghi dấu # và sáu chữ số hoặc chữ cái từ a "
        "đến f: #b3131b."
    )


def test_numbers_have_a_comma_in_vietnamese(sign_in, kind):
    client, path = sign_in("administrator"), f"/awards/kinds/{kind.id}/pattern"
    client.post_form(path, {"valid_from": "2024-01-01", "sheet": "a4", "code_pt": "9,5", "name_at_mm": "95.5"})
    assert queries.pattern_versions(kind)[0].values == {"code_pt": 9.5, "name_at_mm": 95.5}
    tree = client.tree(path, query_string=VI)
    assert [tree.xpath(f"//input[@id='{name}']/@value") for name in ("code_pt", "name_at_mm")] == [["9,5"], ["95,5"]]
    assert client.tree(path, query_string={"lang": "en"}).xpath("//input[@id='code_pt']/@value") == ["9.5"]
