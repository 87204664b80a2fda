"""Papers that were issued keep their look; print files go as soon as they would say something else."""

import datetime as dt

import pytest

from tests.factories.awards import SCAN, complete, decision, issued, reread
from workshop.awards import queries, services
from workshop.awards.paper import standing_faces
from workshop.awards.paper.patterns import PATTERNS
from workshop.awards.refusals import SymbolDiffers, VersionInUse
from workshop.edges import jobs

DAY = dt.date(2023, 1, 1)


def names_in_pt(made):
    return [face.pattern.name_pt for face in standing_faces(reread(made))]


@pytest.mark.db
def test_an_issued_certificate_keeps_the_version_it_was_issued_with(app):
    made = complete(decision(names=["Tổ hợp tác Một"]))
    issued(made)
    assert names_in_pt(made) == [26.0]
    late = services.save_pattern(made.kind, valid_from=DAY, sheet="a4", values={"name_pt": 40.0})
    assert names_in_pt(made) == [26.0]
    other = complete(decision(names=["Tổ hợp tác Hai"]), number="13")
    issued(other)
    assert (names_in_pt(other), reread(other).pattern_id, reread(made).pattern_id) == ([40.0], late.id, None)
    services.save_pattern(made.kind, valid_from=dt.date(2023, 2, 1), sheet="a3", values={})
    award = queries.standing_awards(reread(other))[0]
    services.reissue(award, printed_name="Tổ hợp tác Hai Sửa", reason="Sai tên")
    jobs.run_pending()
    assert [(face.name, face.pattern.name_pt) for face in standing_faces(reread(other))] == [
        ("Tổ hợp tác Hai Sửa", 40.0)]  # fmt: skip
    with pytest.raises(VersionInUse):
        services.save_pattern(made.kind, valid_from=DAY, sheet="a4", values={})


def test_a_version_that_no_paper_was_issued_with_still_changes(app):
    made = complete(decision(names=["Tổ hợp tác Một"]))
    issued(made)
    for size in (30.0, 31.0):
        services.save_pattern(made.kind, valid_from=DAY, sheet="a4", values={"name_pt": size})
    assert (names_in_pt(made), PATTERNS["giay_khen"].name_pt) == ([26.0], 26.0)


def previewed():
    made = complete(decision(kind="bang_khen", names=["Hợp tác xã Thử"]))
    issued(made)
    assert reread(made).merged_file is not None
    return reread(made)


@pytest.mark.parametrize("change", [
    lambda made: services.record_decision(made, None, number="99", decided_on=made.decided_on),
    lambda made: services.record_decision(made, None, number=made.number, decided_on=dt.date(2023, 5, 19)),
    lambda made: services.edit_decision(made, None, achievement="Đã có thành tích khác"),
    lambda made: services.edit_recipient(queries.standing_awards(made)[0], printed_name="Hợp tác xã Thử",
                                         printed_address="Xã Khác", recipient_kind="collective"),
    lambda made: services.enter_register_number(queries.standing_awards(made)[0], "125"),
    lambda made: services.enter_register_numbers(made, {queries.standing_awards(made)[0].id: "126"}),
])  # fmt: skip
def test_print_files_go_when_what_they_say_changes(app, change):
    made = previewed()
    change(made)
    assert (reread(made).merged_file, reread(made).overlay_file) == (None, None)


def test_print_files_stay_when_nothing_on_them_changes(app):
    made = previewed()
    services.record_decision(made, None, number=made.number, decided_on=made.decided_on)
    services.attach_scan(made, SCAN)
    assert reread(made).merged_file is not None


def test_another_symbol_than_the_kinds_is_asked_about(app):
    made = decision(kind="bang_khen", names=["Hợp tác xã Thử"])
    day = dt.date(2023, 5, 12)
    with pytest.raises(SymbolDiffers) as refusal:
        services.record_decision(made, None, number="38/QĐ-BTV", decided_on=day, may_differ=False)
    assert refusal.value.params == {"typed": "QĐ-BTV", "symbol": "QĐ-UBND"}
    for number in ("38", "38/qd-ubnd"):
        services.record_decision(made, None, number=number, decided_on=day, may_differ=False)
        assert reread(made).full_number == "38/QĐ-UBND"
    services.record_decision(made, None, number="38/QĐ-BTV", decided_on=day, may_differ=True)
    assert reread(made).full_number == "38/QĐ-BTV"
