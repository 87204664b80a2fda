"""Places in one line, and their names kept whole."""

from workshop.vietnamese.places import held, place_line


def test_an_address_behind_a_venue_begins_small():
    assert place_line("Hội trường tỉnh", "Số 88 đường Hùng Vương") == "Hội trường tỉnh, số 88 đường Hùng Vương"
    assert place_line("", "Số 88 đường Hùng Vương") == "Số 88 đường Hùng Vương"
    assert place_line("Hội trường", "Tỉnh ủy Vĩnh Long") == "Hội trường, Tỉnh ủy Vĩnh Long"
    assert place_line("Hội trường", "Trường Đại học") == "Hội trường, Trường Đại học"


def test_no_line_breaks_inside_the_name_of_a_place():
    assert held("OCOP tỉnh Vĩnh Long năm 2026") == "OCOP tỉnh\u00a0Vĩnh\u00a0Long năm 2026"
    assert held("Hội Phụ nữ tỉnh tổ chức") == "Hội Phụ nữ tỉnh tổ chức"
