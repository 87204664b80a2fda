"""The whole day in Chromium: from the new workshop to a certificate that anybody can check."""

import datetime as dt
import io
import urllib.parse

import pytest
from openpyxl import Workbook
from PIL import Image
from playwright.sync_api import expect

from tests.support import pictures, qr_video
from tests.support.browser import PHONE, choose, launched, opened, wait_until
from tests.support.demo import BASE_URL
from tests.support.hall import ALL_SENT, shown
from tests.support.pages import UNHURRIED, confirm, figures, heading, names_in, press, said, steps_done, tags

pytestmark = [pytest.mark.browser, pytest.mark.slow]
TITLE = "Hội thảo kết nối sản phẩm dừa sáp"
LEADER = "Hội Liên hiệp Phụ nữ tỉnh Trà Vinh"
DELEGATES = [
    ("STT", "Họ và tên", "Ông/Bà", "Chức vụ", "Đơn vị", "Điện thoại"),
    (1, "Thạch Thị Minh Họa", "Bà", "Phó Giám đốc", "Sở Công Thương", "0901000111"),
    (2, "Kim Văn Thí Dụ", "Ông", "Chuyên viên", "Sở Công Thương", "0901000222"),
    (3, "", "Ông", "Chuyên viên", "Sở Công Thương", "0901000333"),
]
GUEST, GUEST_PHONE = "Nguyễn Thị Dừa Sáp", "0909 000 444"
OWNER, PRODUCT, PLATFORM = "Hợp tác xã Giồng Sen Hồng", "Mứt dừa non", "Sàn Lá Dừa"
RECIPIENT = "Hợp tác xã Dừa Sáp Thí Dụ"
ACHIEVEMENT = "Đã có thành tích trong tham gia trưng bày gian hàng giới thiệu sản phẩm dừa sáp"


def test_the_whole_day(demo, browser, tmp_path):
    with opened(browser) as office, opened(browser) as approver:
        demo.sign_in(office, "organizer")
        demo.sign_in(approver, "approver")
        event = create_workshop(demo, office)
        import_delegates(office, event, tmp_path)
        ticket = register_on_a_phone(demo, browser, event.removeprefix(f"{demo.address}/events/"))
        check_in_at_the_desk(demo, office, event, ticket, tmp_path)
        rank_anew(demo, office)
        sign_a_memorandum(office, approver, event, tmp_path)
        code = award(demo, office, approver, tmp_path)
        check_as_a_stranger(demo, browser, code)


def create_workshop(demo, office):
    """A workshop of tomorrow, from nothing to published; its address for staff."""
    day = dt.date.today() + dt.timedelta(days=1)
    office.click("main >> text=Tạo hội thảo")
    office.fill("#title", TITLE)
    office.fill("#starts_at", f"{day}T07:30")
    office.fill("#ends_at", f"{day}T11:30")
    office.fill("#venue", "Nhà văn hóa tỉnh")
    press(office, "Tạo bản nháp")
    said(office, "Đã tạo bản nháp. Vui lòng thêm đơn vị tổ chức, chương trình rồi công bố.")
    assert (heading(office), tags(office)[0]) == (TITLE, "Chưa công bố")
    event = office.url

    office.goto(f"{event}/settings")
    press(office, "Công bố")
    assert "Chưa công bố" in tags(office)  # nobody leads it yet
    office.goto(f"{event}/hosts")
    office.fill("#name", LEADER)
    office.check("input[name=role][value=lead]")
    press(office, "Thêm")
    said(office, "Đã thêm đơn vị.")
    office.goto(f"{event}/settings")
    press(office, "Công bố")
    said(office, "Đã công bố hội thảo.")
    return event


def import_delegates(office, event, folder):
    """Two rows come in, the headings are skipped, and the row without a name waits for a person."""
    book = Workbook()
    for row in DELEGATES:
        book.active.append(row)
    book.save(folder / "dai-bieu.xlsx")
    office.goto(f"{event}/imports/new")
    office.set_input_files("#file", folder / "dai-bieu.xlsx")
    press(office, "Đọc tệp")
    assert heading(office) == "dai-bieu.xlsx"
    assert figures(office) == {"Mới": "2 / 4", "Cập nhật": "0 / 4", "Cần người xem": "1 / 4", "Bỏ qua": "1 / 4"}
    assert names_in(office, f"{event}/registrations") == []  # looking saves nothing

    office.go_back()
    press(office, "Nhập 2 dòng")
    said(office, "Đã nhập xong: 2 dòng mới, 0 dòng cập nhật.")
    assert names_in(office, f"{event}/registrations") == ["Kim Văn Thí Dụ", "Thạch Thị Minh Họa"]


def register_on_a_phone(demo, browser, slug):
    """A guest's own registration; gives the picture of the ticket."""
    with opened(browser, PHONE, has_touch=True, is_mobile=True) as phone:
        phone.goto(f"{demo.address}/e/{slug}")
        assert heading(phone) == TITLE
        phone.click("main >> text=Đăng ký tham dự")
        phone.fill("#full_name", GUEST)
        phone.fill("#phone", GUEST_PHONE)
        phone.fill("#organization", RECIPIENT)
        phone.locator("input[name=kind]").first.check()
        phone.check("#attend")
        wait_until(phone, UNHURRIED)
        press(phone, "Đăng ký")
        said(phone, "Đã nhận đăng ký. Vui lòng lưu trang này: đây là vé của Quý vị.")
        assert heading(phone) == GUEST
        said(phone, "Quý vị đã có chỗ.")
        assert phone.url.startswith(f"{demo.address}/r/")
        assert phone.evaluate("document.documentElement.scrollWidth") == PHONE[0]
        wait_until(phone, "document.querySelector('img.ticket').naturalWidth > 0")
        source = urllib.parse.urljoin(phone.url, phone.get_attribute("img.ticket", "src"))
        picture = Image.open(io.BytesIO(phone.request.get(source).body())).convert("L")
        (code,) = pictures.codes_in(picture)
        assert code == phone.inner_text("main .code-value").replace("\n", "")
        return pictures.code_alone(picture)


def check_in_at_the_desk(demo, office, event, ticket, folder):
    """A phone is paired as a desk and sees the ticket; the office's page counts it."""
    office.goto(f"{event}/check-in/pairings/new")
    office.fill("#label", "Bàn 1")
    press(office, "Hiện mã")
    assert heading(office) == "Bàn 1"
    typed, number = office.inner_text("main .code-value"), office.inner_text(".pairing-number")

    film = qr_video.write_film(ticket, folder / "ticket.mjpeg", tilt=5, blur=1, noise=20, contrast=0.8)
    with launched(camera=film) as running, opened(running, PHONE, has_touch=True, is_mobile=True) as desk:
        desk.goto(f"{demo.address}/desk/")
        wait_until(desk, "document.body.dataset.desk === 'unpaired'")
        desk.fill("#pair-code", typed)
        desk.press("#pair-code", "Enter")
        desk.wait_for_url(f"{demo.address}/desk/pair/**")
        assert desk.inner_text(".desk-number") == number
        press(desk, "Hai số giống nhau, ghép nối")
        desk.wait_for_url(f"{demo.address}/desk/")
        shown(desk, "ok", GUEST)
        wait_until(desk, "document.querySelector('[data-status=counts]').textContent === '1 / 3'")
        wait_until(desk, ALL_SENT)
    said(office, "Thiết bị đã ghép nối")
    office.goto(f"{event}/check-in")
    assert figures(office)["Đã đến"] == "1 / 3"
    said(office, GUEST)


def rank_anew(demo, office):
    """The owner's one product gets a decision of today, since those of the demonstration end one day."""
    office.goto(f"{demo.address}/ocop/owners?search={urllib.parse.quote(OWNER)}")
    office.click("main tbody th a")
    office.click(f"main a:text-is('{PRODUCT}')")
    office.click(".page-actions >> text=Thêm quyết định")
    office.select_option("#rank", label="4 sao")
    office.fill("#decision_number", "77/QĐ-UBND")
    office.fill("#decided_on", dt.date.today().isoformat())
    press(office, "Lưu")
    expect(office.locator("main tbody").first).to_contain_text("77/QĐ-UBND")


def sign_a_memorandum(office, approver, event, folder):
    """From the tick beside an owner to a scan that a second person has compared."""
    office.goto(f"{event}/memoranda")
    office.click("main >> text=Soạn biên bản ghi nhớ")
    with office.expect_navigation():  # a filter that is chosen applies itself
        office.select_option("select[name=platform]", label=PLATFORM)
    office.fill("input[name=search]", OWNER)
    press(office, "Lọc")
    office.check(f"input[name=owners][aria-label='Chọn {OWNER}']")
    press(office, "Soạn dự thảo")
    office.goto(f"{event}/memoranda")
    with office.expect_navigation():
        office.click("main tbody th a")
    memorandum = office.url
    assert heading(office) == f"{OWNER} – {PLATFORM}"
    assert steps_done(office) == []
    press(office, "Ghi nhận đã thống nhất")
    press(office, "Phát hành để ký")
    assert steps_done(office) == ["Dự thảo", "Đã thống nhất"]

    issued = office.request.get(f"{memorandum}.pdf").body()
    printed = pictures.pages_of(issued)
    printed[0].save(folder / "scan.pdf", save_all=True, append_images=printed[1:])
    office.click("main >> text=Đính kèm bản quét")
    office.set_input_files("input[type=file]", folder / "scan.pdf")
    press(office, "Đính kèm")
    office.click(".card >> text=Ghi nhận đã ký")
    office.fill("#signed_on", dt.date.today().isoformat())
    press(office, "Ghi nhận đã ký")
    office.complaints.clear()  # it was asked: the text says the day of the workshop
    office.check("input[name=accepted]")
    press(office, "Ghi nhận đã ký")
    assert "Chờ xác nhận" in " ".join(tags(office))

    approver.goto(memorandum)
    confirm(approver, "Bản quét khớp văn bản")
    assert steps_done(approver)[-1] == "Đã xác nhận bản quét"
    office.goto(event + "?phase=after")
    assert figures(office)["Biên bản ghi nhớ đã ký"] == "1 / 1"


def award(demo, office, approver, folder):
    """A decision with one recipient, approved, numbered, scanned, its certificate made; gives the code on it."""
    office.goto(f"{demo.address}/awards/new")
    choose(office, "#kind", "Giấy khen")
    office.select_option("#event", label=TITLE)
    office.fill("#achievement", ACHIEVEMENT)
    office.select_option("#capacity", label="TM. BAN THƯỜNG VỤ / CHỦ TỊCH")
    office.fill("#signer_name", "Sơn Thị Thí Dụ")
    press(office, "Lập quyết định")
    decision = office.url
    office.click("text=Thêm đơn vị, cá nhân")
    office.fill("#printed_name", RECIPIENT)
    office.fill("#printed_address", "xã Hòa Tân, tỉnh Trà Vinh")
    press(office, "Thêm")

    approver.goto(decision)
    confirm(approver, "Duyệt danh sách")
    said(approver, "Danh sách đã được duyệt.")
    office.goto(f"{decision}/record")
    office.fill("#number", "77")
    office.fill("#decided_on", dt.date.today().isoformat())
    scan = Image.new("RGB", (1240, 1754), "white")
    scan.save(folder / "quyet-dinh.jpg")
    office.set_input_files("#scan", folder / "quyet-dinh.jpg")
    press(office, "Lưu")
    confirm(office, "Lập bằng")
    office.goto(f"{demo.address}/admin/jobs")
    office.click("main tbody th a")
    office.wait_for_selector("text=Mở kết quả", timeout=60_000)  # the page itself notices that the worker is done
    expect(office.locator("[class=progress] [data-progress-count]")).to_have_text("1 / 1")
    office.click("text=Mở kết quả")
    office.wait_for_url(decision)
    assert "Có hiệu lực" in tags(office)

    certificate = office.get_attribute("td a[href$='.pdf']", "href")
    paper = office.request.get(demo.address + certificate).body()
    (picture,) = pictures.pages_of(paper, dpi=200)
    assert RECIPIENT in " ".join(pictures.text_in(paper).split())
    (link,) = pictures.codes_in(picture)
    assert link.startswith(f"{BASE_URL.upper()}/V/")
    return urllib.parse.urlsplit(link).path


def check_as_a_stranger(demo, browser, path):
    """Whoever holds the paper opens the page that its code names."""
    with opened(browser, PHONE) as phone:
        phone.goto(demo.address + path)
        text = phone.inner_text("main")
        assert heading(phone) == "Kết quả tra cứu văn bản"
        for part in ("Có hiệu lực", RECIPIENT, "Giấy khen", ACHIEVEMENT, "77/QĐ-BTV"):
            assert part in text
        answer = phone.request.get(demo.address + path, headers={"Accept": "application/json"}).json()
        assert (answer["kind"], answer["status"], answer["demonstration"]) == ("certificate", "valid", False)
        assert answer["holder"] == RECIPIENT
