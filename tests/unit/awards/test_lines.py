"""What /v says of a certificate: the lines of its face, as they were printed, and nowhere where a person lives."""

import pytest

from tests.factories import events
from tests.factories.awards import certified, complete, decision, issued, reread
from workshop.awards import queries, services
from workshop.paper.queries import facts_behind


@pytest.mark.pdf
def test_the_lines_stay_as_printed_when_the_kind_changes(app):
    made = complete(decision(events.event(), names=["Tổ hợp tác Thử"]), number="38")
    issued(made)
    kind = reread(made).kind
    values = {name: getattr(kind, name) for name in services.kinds.FIELDS}
    services.edit_kind(kind, kind.organization, **{**values, "issuer_line": "BAN CHẤP HÀNH"})
    facts = facts_behind(queries.standing_awards(reread(made))[0].current.code)
    assert [(each["line"], each["text"]) for each in facts["lines"]] == [
        ("issuer", "BAN THƯỜNG VỤ HỘI LIÊN HIỆP PHỤ NỮ TỈNH TRÀ VINH"), ("title", "GIẤY KHEN"),
        ("name", "Tổ hợp tác Thử"), ("address", "Xã Thử, huyện Thử, tỉnh Trà Vinh"),
        ("achievement", "Đã có thành tích trong phát triển sản phẩm OCOP"),
        ("decision", "Quyết định số: 38/QĐ-BTV, ngày 18 tháng 5 năm 2023"), ("register", "Vào sổ khen thưởng số: 1"),
        ("dated", "Trà Vinh, ngày 18 tháng 5 năm 2023"), ("capacity", "TM. BAN THƯỜNG VỤ"), ("capacity", "CHỦ TỊCH"),
        ("signer", "Người Ký Thử")]  # fmt: skip
    assert facts["withheld"] == []


def test_the_address_of_a_person_is_on_the_paper_alone(app):
    made = decision(names=["Bà Nguyễn Thị Thử"])
    services.sort_many(made, [queries.standing_awards(made)[0].id], "individual")
    certificate = services.keep_certificate(queries.standing_awards(complete(made))[0], code="1" * 15 + "X",
                                            data=b"%PDF-", pages=1)  # fmt: skip
    facts = facts_behind(certificate.code)
    assert facts["withheld"] == ["address"]
    assert "address" not in [each["line"] for each in facts["lines"]]
    assert "Xã Thử" not in str(facts)


def test_a_certificate_from_before_says_its_lines_by_the_records(app):
    _made, [certificate] = certified(names=["Tổ hợp tác Thử"])
    assert [each["text"] for each in facts_behind(certificate.code)["lines"] if each["line"] == "name"] == [
        "Tổ hợp tác Thử"]  # fmt: skip
