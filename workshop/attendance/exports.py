"""Everybody under the rule as a table."""

from workshop.edges.spreadsheets.writing import Column, Sheet, write_xlsx

WORDS = {
    "points": "Không đủ số điểm", "cancelled": "Đã hủy", "unconfirmed": "Chưa được xác nhận",
    "no_name": "Không còn họ tên", "restricted": "Yêu cầu không sử dụng dữ liệu",
    "letters": "Họ tên có ký tự không in được",
}  # fmt: skip


def attendance_table(people):
    """Two sheets: who is given a certificate, with its code; who is not, with the reason and the points missed."""
    given = [
        (number, each.registration.full_name, each.registration.organization,
         each.certificate.code if each.certificate else "")
        for number, each in enumerate((each for each in people if each.qualifies), 1)
    ]  # fmt: skip
    refused = [
        (number, each.registration.full_name, each.registration.organization, WORDS[each.reason],
         "; ".join(each.missed))
        for number, each in enumerate((each for each in people if not each.qualifies), 1)
    ]  # fmt: skip
    shared = (Column("STT", 6), Column("Họ và tên", 30), Column("Đơn vị", 40))
    return write_xlsx([
        Sheet("Được cấp", (*shared, Column("Mã tra cứu", 22)), tuple(given)),
        Sheet("Không được cấp", (*shared, Column("Lý do", 32), Column("Điểm vắng", 40)), tuple(refused)),
    ])  # fmt: skip
