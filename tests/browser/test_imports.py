"""A list as units send it, in Chromium: its columns set right, its rows settled one by one, imported, taken back."""

import pytest
from openpyxl import Workbook

from tests.browser.test_day import create_workshop
from tests.browser.test_pages import complaints_of
from tests.support.browser import opened
from tests.support.pages import confirm, figures, heading, names_in, press, said

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ROWS = [
    ("HỘI LIÊN HIỆP PHỤ NỮ TỈNH TRÀ VINH",),
    ("STT", "Họ và tên", "Chức vụ", "Nơi làm", "Điện thoại", "Số CCCD"),
    (1, "Bà Thạch Thị Minh Họa", "Phó Giám đốc", "Sở Công Thương", "0901000111", "084300001234"),
    (2, "Kim Văn Thí Dụ và Sơn Thị Tách", "Chuyên viên", "Sở Công Thương", "0901000222/0901000333", ""),
    (3, None, "Chuyên viên", "Sở Công Thương", "0901000444", ""),
    (4, "Lê Thị Bỏ Qua", "Chuyên viên", "Sở Công Thương", "0901000555", ""),
    (None, "Tổng cộng: 4 đại biểu"),
]


def test_a_list_is_set_right_imported_and_taken_back(demo, browser, tmp_path):
    book = Workbook()
    for row in ROWS:
        book.active.append(row)
    book.save(tmp_path / "phu-nu.xlsx")
    with opened(browser) as office:
        demo.sign_in(office, "organizer")
        event = create_workshop(demo, office)
        batch = upload(office, event, tmp_path / "phu-nu.xlsx")
        set_a_column_right(office, batch)
        settle_the_rows(office)
        assert complaints_of_pages(office, batch) == []
        import_them(office, event, batch)
        take_them_back(office, event, batch)
        tell_what_nobody_knows(office, event, tmp_path / "la.xlsx")


def tell_what_nobody_knows(office, event, path):
    """No heading is known: the row of them is pressed, a unit is chosen, and two rows are split with one press."""
    book = Workbook()
    for row in (("Đi họp",), ("Ai", "Nơi làm", "Gọi số"), ("Kim Văn Một và Sơn Thị Hai", "Sở Y tế", "0901000666"),
                ("Trần Thị Ba và Lê Văn Bốn", "Sở Y tế", "0901000777")):  # fmt: skip
        book.active.append(row)
    book.save(path)
    office.goto(f"{event}/imports/new")
    office.set_input_files("#file", path)
    press(office, "Đọc tệp")
    said(office, "Hãy cho biết ý nghĩa từng cột.")
    look(office)
    with office.expect_navigation():
        office.click("button[name=take][value='2']")
    assert office.input_value("#first") == "2"
    assert office.locator("select").nth(0).input_value() == "full_name"  # told by its cells
    office.get_by_label("Nơi làm").select_option("organization")
    office.press("#first", "Enter")  # reads anew, and presses no other button
    said(office, "Đã đọc lại tệp.")
    office.click("main >> text=Quyết định nhiều dòng một lần")
    confirm(office, "Tách 2 dòng")
    said(office, "Đã quyết định 2 dòng.")
    look(office)
    press(office, "Rút lại cho 2 dòng")
    said(office, "Tách 2 dòng")


def look(office):
    """Nothing is wrong with the page; it is left as it was, in Vietnamese."""
    address = office.url
    assert complaints_of(office) == []
    office.set_viewport_size({"width": 1440, "height": 900})
    office.goto(f"{address}{'&' if '?' in address else '?'}lang=vi")


def upload(office, event, path):
    """Read the file; the page shows what would happen. Returns its address."""
    office.goto(f"{event}/imports/new")
    office.set_input_files("#file", path)
    press(office, "Đọc tệp")
    assert heading(office) == "phu-nu.xlsx"
    assert figures(office) == {"Mới": "2 / 7", "Cập nhật": "0 / 7", "Cần người xem": "2 / 7", "Bỏ qua": "3 / 7"}
    assert "084300001234" not in office.content()
    return office.url


def set_a_column_right(office, batch):
    """ "Nơi làm" means the unit."""
    office.click("main summary:text-is('Tệp được hiểu như sau')")
    with office.expect_navigation():
        office.click("main >> text=Đổi ý nghĩa các cột")
    office.get_by_label("Nơi làm").select_option("organization")
    press(office, "Đọc lại tệp")
    said(office, "Đã đọc lại tệp.")
    said(office, "Đơn vị: Sở Công Thương")
    assert office.url.split("?")[0] == batch


def settle_the_rows(office):
    """One row is split, one gets its name, one is left out; each time the next one comes by itself."""
    with office.expect_navigation():
        office.click("main >> text=Xem lần lượt 2 dòng cần người xem")
    said(office, "Kim Văn Thí Dụ và Sơn Thị Tách")
    press(office, "Tách dòng này")
    said(office, "Dòng 4 đã ổn.")
    office.fill("#text_full_name", "Trần Thị Có Tên")
    office.press("#text_full_name", "Enter")
    office.wait_for_url("**/imports/*")
    said(office, "Dòng 5 đã ổn.")
    assert figures(office) == {"Mới": "5 / 8", "Cập nhật": "0 / 8", "Cần người xem": "0 / 8", "Bỏ qua": "3 / 8"}
    with office.expect_navigation():
        office.click("main tbody >> text=Lê Thị Bỏ Qua")
    press(office, "Bỏ qua dòng này")
    said(office, "Hãy ghi lý do bỏ qua dòng này.")
    office.complaints.clear()  # Chromium tells of every answer that is a refusal
    office.fill("#why", "đi công tác")
    press(office, "Bỏ qua dòng này")
    said(office, "đi công tác")


def complaints_of_pages(office, batch):
    """What is wrong with the three pages of a list on both sizes of screen and in both languages."""
    office.goto(batch)
    row = office.locator("main tbody th a[href*='/rows/']").first.get_attribute("href")
    found = []
    whole = office.evaluate("path => new URL(path, location).href", row)
    for address in (batch, f"{batch}/columns?sheet=Sheet", whole):
        office.goto(address)
        found += complaints_of(office)
    office.set_viewport_size({"width": 1440, "height": 900})
    office.goto(f"{batch}?lang=vi")
    return found


def import_them(office, event, batch):
    """What was settled comes in, and a second click does it no second time."""
    form = office.locator("form[action$='/application']")
    token = form.locator("[name=csrf_token]").get_attribute("value")
    press(office, "Nhập 4 dòng")
    said(office, "Đã nhập xong: 4 dòng mới, 0 dòng cập nhật.")
    again = office.request.post(f"{batch}/application", form={"csrf_token": token, "version": "1"},
                                headers={"Referer": batch})  # fmt: skip
    assert again.status in (409, 412)
    here = ["Sơn Thị Tách", "Kim Văn Thí Dụ", "Thạch Thị Minh Họa", "Trần Thị Có Tên"]
    assert sorted(names_in(office, f"{event}/registrations")) == sorted(here)
    office.click("main tbody >> text=Sơn Thị Tách")
    said(office, "Từ danh sách do đơn vị gửi:")
    office.click("main >> text=phu-nu.xlsx")


def take_them_back(office, event, batch):
    """The workshop is as it was."""
    office.goto(batch)
    confirm(office, "Hoàn tác lần nhập này")
    said(office, "Đã hoàn tác lần nhập này.")
    assert names_in(office, f"{event}/registrations") == []
