"""The 27-symbol codes: every slip of one symbol or one swap is noticed, and nothing foreign is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.paper.codes import (
    ALPHABET,
    CodeReading,
    ForeignText,
    check_symbol,
    classify_foreign,
    grouped,
    is_valid,
    new_code,
    read_code,
)

BODIES = st.text(ALPHABET, min_size=15, max_size=15)
SAMPLES = ["0" * 15, "Z" * 15, "0123456789BCFGH", "JKMNPQRSTVXZ012", "7Z3K9QX1B0CFGHT"]


def test_the_check_symbol_of_a_code_reckoned_by_hand():
    # From the right the body weighs 2, 1, 2 ...: 2*1 + 1*1 = 3, and 24 more make 27.
    assert check_symbol("0000000000000" + "11") == ALPHABET[24] == "V"


@pytest.mark.parametrize("body", SAMPLES)
def test_every_single_error_is_caught(body):
    code = body + check_symbol(body)
    wrong = [code[:i] + other + code[i + 1 :] for i in range(16) for other in ALPHABET if other != code[i]]
    assert len(wrong) == 16 * 26
    assert [code for code in wrong if is_valid(code)] == []


@pytest.mark.parametrize("left", ALPHABET)
def test_every_swap_of_neighbours_is_caught(left):
    missed = []
    for right in ALPHABET.replace(left, ""):
        for place in range(15):
            code = _code_with(left + right, place)
            swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
            if is_valid(swapped):
                missed.append((code, swapped))
    assert missed == []


def _code_with(pair, place):
    """A valid code that has ``pair`` at ``place``; with the pair at the end the symbol before makes it valid."""
    for filler in ALPHABET:
        body = [filler] + ["5"] * 15
        if place == 0:
            body = ["5"] * 15 + [filler]
        body[place : place + 2] = pair
        if is_valid("".join(body)):
            return "".join(body)
    raise AssertionError(pair, place)


@given(BODIES)
def test_any_code_is_read_back_however_it_is_written(body):
    code = body + check_symbol(body)
    written = [code, code.lower(), grouped(code), grouped(code).replace("-", " "), f"  {code}\r\n"]
    written += [f"https://dk.ẽample.gov.vn/v/{code.lower()}/", f"HTTPS://OCOP.EXAMPLE/V/{code}?lang=vi#top"]
    assert [read_code(text) for text in written] == [CodeReading("code", code)] * len(written)


@given(BODIES)
def test_a_wrong_check_symbol_is_told_from_a_foreign_text(body):
    right = check_symbol(body)
    wrong = body + next(symbol for symbol in ALPHABET if symbol != right)
    assert read_code(wrong) == CodeReading("bad_check", wrong)


@given(st.text(max_size=60))
def test_reading_never_fails(text):
    assert read_code(text).kind in {"code", "bad_check", "foreign"}


@pytest.mark.parametrize(
    "text", ["", "/", "123", "0" * 15, "0" * 17, "A" * 16, "Ộ" * 16, "ſ" * 16, "012345678901|"]
)
def test_foreign_texts(text):
    assert read_code(text) == CodeReading("foreign")


def test_new_codes_are_valid_and_differ():
    codes = {new_code() for _ in range(500)}
    assert len(codes) == 500
    assert all(is_valid(code) for code in codes)


def test_grouped():
    assert grouped("0123456789BCFGHJ") == "0123-4567-89BC-FGHJ"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("084012345678|123456789|Nguyễn Minh Họa|01011990|Nữ|Ấp Minh Họa|01012022", "identity_card"),
        ("084012345678||Nguyễn Minh Họa|01011990|Nữ|Ấp Minh Họa|01012022", "identity_card"),
        ("https://example.org/abc", "url"),
        ("www.example.org", "url"),
        ("Xin chào", "text"),
    ],
)
def test_a_foreign_text_is_described_without_its_content(text, kind):
    assert classify_foreign(text) == ForeignText(kind, len(text))
