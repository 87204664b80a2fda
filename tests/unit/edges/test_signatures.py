"""Signed PDFs: read apart, taken only where nothing but good signatures follows the original."""

import datetime as dt
import subprocess
import sys

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.sign.signers import pdf_byterange

from tests.support.browser import ROOT
from tests.support.signing import (
    OFFICE,
    PASSPHRASE,
    PERSONAL_NUMBER,
    SIGNER,
    continued,
    pkcs12_key,
    signed,
    small_pdf,
)
from workshop.edges import signatures
from workshop.edges.signatures import read_signed, reading, signer_of

ORIGINAL, TAGGED = small_pdf(), small_pdf("tagged", is_tagged=True)


def read(*files):
    return read_signed([(f"{number}.pdf", data, len(ORIGINAL)) for number, data in enumerate(files)])


def refusals(*files):
    return [each.code for each in read(*files)]


def other_drawing(writer):
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"20 20 60 60 re f"))
    writer.mark_update(page.container_ref)


def a_note(writer):
    page = writer.root["/Pages"]["/Kids"][0]
    note = generic.DictionaryObject({
        generic.pdf_name("/Type"): generic.pdf_name("/Annot"),
        generic.pdf_name("/Subtype"): generic.pdf_name("/Square"),
        generic.pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (0, 0, 200, 200))),
    })  # fmt: skip
    page["/Annots"] = generic.ArrayObject([writer.add_object(note)])
    writer.mark_update(page.container_ref)


def more_in_the_stream(writer):
    """The same numbers of objects, other bytes behind one of them."""
    page = writer.root["/Pages"]["/Kids"][0]
    stream = page["/Contents"]
    stream._data, stream._encoded_data = b"20 20 60 60 re f", None
    writer.mark_update(page.raw_get("/Contents"))


def opens_with(writer):
    writer.root["/OpenAction"] = generic.ArrayObject([])
    writer.update_root()


def hung_into_the_tags(writer):
    """As programs do that show a signature on the page of a tagged file."""
    root = writer.root["/StructTreeRoot"]
    names = {"/Type": "/StructElem", "/S": "/Form"}
    tag = generic.DictionaryObject({generic.pdf_name(key): generic.pdf_name(names[key]) for key in names})
    root["/K"].append(writer.add_object(tag))
    root["/ParentTreeNextKey"] = generic.NumberObject(2)
    writer.update_container(root)
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Tabs"] = generic.pdf_name("/S")
    writer.mark_update(page.container_ref)


def other_words_in_the_tags(writer):
    tag = writer.root["/StructTreeRoot"]["/K"][0]
    tag["/ActualText"] = generic.TextStringObject("Another name")
    writer.mark_update(tag.container_ref)


def test_a_signature_says_who_and_when_and_no_number_of_a_person():
    (found,) = read(signed(ORIGINAL))
    (said,) = found.signatures
    assert (said["name"], said["organization"], said["issuer"]) == (f"{SIGNER} …", OFFICE, "CA Thử")
    assert PERSONAL_NUMBER not in str(found.signatures)
    assert (found.is_whole, found.is_visible, said["has_timestamp"]) == (True, False, False)
    assert said["signed_at"].endswith("+00:00")


def test_two_sign_one_after_the_other():
    twice = signed(signed(ORIGINAL), name="Văn thư Thử", field="Hai", box=(10, 10, 90, 40))
    (found,) = read(twice)
    assert [each["name"] for each in found.signatures] == [f"{SIGNER} …", "Văn thư Thử …"]
    assert (found.is_whole, found.is_visible) == (True, True)


@pytest.mark.parametrize("change", [other_drawing, a_note, more_in_the_stream, opens_with])
def test_what_was_changed_before_signing_is_seen(change):
    assert refusals(signed(continued(ORIGINAL, change))) == ["signed_content_changed"]


@pytest.mark.parametrize("change", [other_drawing, a_note])
def test_what_was_changed_after_signing_is_seen(change):
    assert refusals(continued(signed(ORIGINAL), change)) == ["signed_content_changed"]


def test_a_tagged_file_may_name_the_signature_among_its_tags_and_say_nothing_else():
    def state(change):
        (answer,) = read_signed([("a.pdf", signed(continued(TAGGED, change)), len(TAGGED))])
        return getattr(answer, "code", "fine")

    assert state(hung_into_the_tags) == "fine"
    assert state(other_words_in_the_tags) == "signed_content_changed"


def test_a_tampered_file_is_broken():
    good = signed(ORIGINAL)
    at = good.index(b"/Contents <", len(ORIGINAL)) + 600
    spoiled = good[:at] + (b"1" if good[at : at + 1] != b"1" else b"2") + good[at + 1 :]
    renamed = good.replace(b"ChuKySo", b"ChuKySa")
    assert renamed != good
    assert refusals(spoiled, renamed) == ["signature_broken", "signature_broken"]


def test_words_for_every_file_that_is_no_good_and_the_others_are_read():
    files = (
        ORIGINAL, signed(ORIGINAL), signed(ORIGINAL, digest="sha1"), signed(ORIGINAL, days=(-9, -2)),
        b"%PDF-1.7 rubbish", signed(ORIGINAL)[:-200], b"",
    )  # fmt: skip
    found = read(*files)
    assert found[1].is_whole is True
    assert [each.code for each in found if each is not found[1]] == [
        "signature_missing", "signature_weak", "signer_expired", "pdf_unreadable", "pdf_unreadable", "pdf_unreadable",
    ]  # fmt: skip


def test_a_field_added_after_signing_breaks_it():
    def adds_data_of_a_field(writer):
        writer.root["/AcroForm"]["/DA"] = generic.TextStringObject("/F 0 Tf")
        writer.root["/AcroForm"]["/Fields"].append(
            writer.add_object(generic.DictionaryObject({generic.pdf_name("/FT"): generic.pdf_name("/Tx")}))
        )
        writer.update_container(writer.root["/AcroForm"]["/Fields"])

    assert refusals(continued(signed(ORIGINAL), adds_data_of_a_field)) == ["signed_content_changed"]


def test_a_time_without_its_zone_is_vietnamese_and_none_at_all_is_refused(monkeypatch):
    now = dt.datetime.now(dt.timezone(dt.timedelta(hours=7))).replace(microsecond=0)
    text = generic.TextStringObject(now.strftime("D:%Y%m%d%H%M%S"))
    with monkeypatch.context() as patched:
        patched.setattr(pdf_byterange, "pdf_date", lambda _moment: text)
        zoneless = signed(ORIGINAL)
    with monkeypatch.context() as patched:
        patched.setattr(pdf_byterange, "pdf_name", lambda name: generic.pdf_name("/Mx" if name == "/M" else name))
        undated = signed(ORIGINAL)
    first, second = read(zoneless, undated)
    assert first.signatures[0]["signed_at"] == now.astimezone(dt.UTC).isoformat()
    assert second.code == "signature_undated"


def test_bytes_behind_the_last_signature_are_told():
    (found,) = read(signed(ORIGINAL) + b"\n% more\n")
    assert found.is_whole is False


def test_a_file_that_ends_the_child_is_heavy_and_the_next_is_read(monkeypatch, tmp_path):
    child = tmp_path / "child.py"
    child.write_text(
        "import sys\n"
        "while head := sys.stdin.buffer.read(16):\n"
        "    data = sys.stdin.buffer.read(int.from_bytes(head[8:]))\n"
        "    if data == b'bomb': sys.exit(9)\n"
        '    print(\'{"state": "unsigned"}\', flush=True)\n'
    )
    monkeypatch.setattr(reading, "_CHILD", child)
    assert refusals(b"one", b"bomb", b"two", b"bomb") == [
        "signature_missing", "pdf_too_heavy", "signature_missing", "pdf_too_heavy",
    ]  # fmt: skip


def test_time_for_all_of_them_ends(monkeypatch, tmp_path):
    child = tmp_path / "child.py"
    child.write_text("import time\ntime.sleep(60)\n")
    monkeypatch.setattr(reading, "_CHILD", child)
    monkeypatch.setattr(reading, "ALTOGETHER", 1)
    assert refusals(b"one", b"two") == ["pdf_too_heavy", "pdf_too_heavy"]


def test_a_key_at_hand_continues_the_very_bytes():
    made = signer_of(pkcs12_key(), PASSPHRASE)(ORIGINAL)
    assert made.startswith(ORIGINAL)
    (found,) = read(made)
    assert (found.signatures[0]["name"], found.is_whole, found.is_visible) == (f"{SIGNER} …", True, False)
    assert b"/ETSI.CAdES.detached" in made


@pytest.mark.parametrize(("key", "passphrase"), [(b"no key", "x"), (None, "wrong"), (None, "")])
def test_a_key_that_does_not_open_is_refused(key, passphrase):
    with pytest.raises(signatures.KeyUnreadable):
        signer_of(key or pkcs12_key(), passphrase)


def test_the_application_starts_without_what_reads_signatures(tmp_path):
    code = (
        "import sys; from workshop import create_app; create_app();"
        "print([name for name in ('pyhanko', 'aiohttp', 'asn1crypto') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env={"WORKSHOP_INSTANCE": str(tmp_path)},
                          capture_output=True, text=True, check=True)  # fmt: skip
    assert done.stdout.strip() == "[]"
