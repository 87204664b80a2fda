"""Names in capitals: proposed in ordinary letters, written so by one press for one or for all, and taken back."""

import pytest

from tests.factories import events
from tests.unit.imports.test_deciding import outcomes, people, preview, row_at, take_in
from workshop.errors import StaleVersion
from workshop.imports import groups, services
from workshop.imports.services.one_row import NotInCapitals
from workshop.imports.services.together import NobodyWaits
from workshop.imports.targets import target_class

LIST = (
    (1, "Bà NGUYỄN THỊ HOA", "Phó", "Sở A", "0912000341"),
    (2, "H'HEN NIÊ", "", "Sở A", "0912000342"),
    (3, "Lê Văn Mẫu", "", "Sở B", "0912000343"),
    (4, "", "", "Sở B", ""),
)


@pytest.fixture
def event(app):
    """An event with two kinds."""
    return events.event(kinds=("guest", "owner"))


def proposed(batch):
    """The names in capitals, with what they would be."""
    return [found[3:] for found in groups.in_capitals(batch, target_class(batch.kind)(batch.event))]


@pytest.mark.db
def test_they_are_proposed_and_nothing_is_changed_by_itself(event):
    batch = preview(event, *LIST)
    assert proposed(batch) == [("NGUYỄN THỊ HOA", "Nguyễn Thị Hoa"), ("H'HEN NIÊ", "H'Hen Niê")]
    services.apply_batch(batch)
    assert people("full_name") == [("NGUYỄN THỊ HOA",), ("H'HEN NIÊ",), ("Lê Văn Mẫu",)]


def test_one_is_written_anew_with_its_form_of_address_kept(event):
    batch = preview(event, *LIST)
    row = row_at(batch, 2)
    services.respell_row(row, version=row.version)
    assert (row_at(batch, 2).reading["full_name"], proposed(batch)) == ("Nguyễn Thị Hoa", [("H'HEN NIÊ", "H'Hen Niê")])
    with pytest.raises(StaleVersion):
        services.respell_row(row, version=0)
    row = row_at(batch, 4)
    with pytest.raises(NotInCapitals):
        services.respell_row(row, version=row.version)
    services.apply_batch(batch)
    assert people("full_name", "honorific")[0] == ("Nguyễn Thị Hoa", "bà")


def test_all_of_a_file_are_written_anew_and_put_back(event):
    batch = preview(event, *LIST)
    assert services.decide_together(batch, groups.CAPITALS, groups.RESPELL, version=batch.version) == 2
    assert (proposed(batch), groups.decided(batch)) == ([], {("in_capitals", "respell"): 2})
    with pytest.raises(NobodyWaits):
        services.decide_together(batch, groups.CAPITALS, groups.RESPELL)
    assert services.take_back_together(batch, groups.CAPITALS, groups.RESPELL) == 2
    assert (len(proposed(batch)), groups.decided(batch)) == (2, {})


def test_undoing_the_list_undoes_it_as_well(event):
    take_in(event, (1, "NGUYỄN THỊ HOA", "Phó", "Sở A", "0912000341"))
    batch = preview(event, (1, "NGUYỄN THỊ HOA", "Trưởng phòng", "Sở A", "0912000341"))
    services.decide_together(batch, groups.CAPITALS, groups.RESPELL)
    services.apply_batch(batch)
    assert people("full_name", "position") == [("Nguyễn Thị Hoa", "Trưởng phòng")]
    assert services.undo_batch(batch) == 0
    assert people("full_name", "position") == [("NGUYỄN THỊ HOA", "Phó")]


def test_what_a_person_typed_before_stays_when_the_press_is_taken_back(event):
    batch = preview(event, *LIST)
    row = row_at(batch, 2)
    services.correct_row(row, version=row.version, texts={"position": "Giám đốc"})
    services.decide_together(batch, groups.CAPITALS, groups.RESPELL)
    assert services.take_back_together(batch, groups.CAPITALS, groups.RESPELL) == 2
    reading = row_at(batch, 2).reading
    assert (reading["full_name"], reading["position"]) == ("NGUYỄN THỊ HOA", "Giám đốc")
    assert outcomes(batch) == (3, 0, 1, 1)
