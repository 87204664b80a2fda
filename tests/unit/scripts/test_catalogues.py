"""The catalogue script over a small project of its own."""

import gettext

import pytest

import catalogue_sources
import catalogues


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project with one room, one page of it and one shared component."""
    monkeypatch.setattr(catalogue_sources, "ROOT", tmp_path)
    monkeypatch.setattr(catalogues, "TRANSLATIONS", tmp_path / "workshop" / "translations")
    for folder in ("workshop/mou", "workshop/awards", "templates/mou", "templates/components"):
        (tmp_path / folder).mkdir(parents=True)
    write(tmp_path, "workshop/mou/services.py", 'message = N_("Signed.")\n')
    write(tmp_path, "templates/mou/show.html", '{{ _("Signed.") }} {{ _("By %(name)s", name=x) }}\n')
    write(tmp_path, "templates/components/list.html", '{{ ngettext("%(num)s row", "%(num)s rows", n) }}\n')
    assert catalogues.update() == 0
    return tmp_path


def write(root, path, text):
    (root / path).write_text(text, encoding="utf-8")


def translate(root, room, **words):
    """Fill the empty msgstr of each msgid, named by its first word."""
    path = root / "workshop/translations/vi" / f"{room}.po"
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    for first, translation in words.items():
        for index, block in enumerate(blocks):
            if f'msgid "{first}' in block:
                head = block[: block.rindex(' "')]
                blocks[index] = f'{head} "{translation}"'
    path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


def problems(capsys):
    catalogues.check()
    return capsys.readouterr().out.splitlines()[:-1]


def complete(project):
    translate(project, "mou", Signed="Đã ký.", By="Do %(name)s ký")
    web = project / "workshop/translations/vi/web.po"
    web.write_text(web.read_text().replace('msgstr[0] ""', 'msgstr[0] "%(num)s dòng"'))


def test_a_string_goes_to_the_room_of_its_first_use(project):
    assert {room: len(messages) for room, messages in catalogues.held_messages("vi").items()} == {"mou": 2, "web": 1}


def test_check_names_what_is_empty(project, capsys):
    capsys.readouterr()
    assert problems(capsys) == [
        "vi/mou: empty 'By %(name)s'",
        "vi/mou: empty 'Signed.'",
        "vi/web: empty '%(num)s row'",
    ]


def test_complete_catalogues_pass_and_answer_in_both_languages(project, capsys):
    complete(project)
    assert catalogues.update() == 0
    assert catalogues.check() == 0
    assert catalogues.compile_all() == 0
    folder = project / "workshop/translations"
    vietnamese = gettext.translation("messages", folder, ["vi"])
    english = gettext.translation("messages", folder, ["en"])
    assert vietnamese.gettext("Signed.") == "Đã ký."
    assert vietnamese.ngettext("%(num)s row", "%(num)s rows", 1) == "%(num)s dòng"
    assert english.ngettext("%(num)s row", "%(num)s rows", 2) == "%(num)s rows"


def test_a_lost_placeholder_is_named(project, capsys):
    translate(project, "mou", By="Do ai đó ký")
    assert "vi/mou: placeholders or tags differ in 'By %(name)s'" in problems(capsys)


def test_decomposed_letters_are_named(project, capsys):
    translate(project, "mou", Signed="D\u0323a ky\u0301.")
    assert "vi/mou: not NFC: 'Signed.'" in problems(capsys)


def test_fuzzy_is_named(project, capsys):
    complete(project)
    path = project / "workshop/translations/vi/mou.po"
    path.write_text(path.read_text().replace('msgid "Signed.', '#, fuzzy\nmsgid "Signed.'))
    assert problems(capsys) == ["vi/mou: fuzzy 'Signed.'"]


def test_a_string_with_and_without_a_plural_is_named(project, capsys):
    both = '{{ ngettext("%(num)s row", "%(num)s rows", n) }}{{ _("%(num)s row") }}'
    write(project, "templates/components/list.html", both)
    assert "web: with and without a plural '%(num)s row'" in problems(capsys)


def test_unused_is_named_and_dropped(project, capsys):
    complete(project)
    write(project, "templates/mou/show.html", '{{ _("Signed.") }}')
    assert problems(capsys) == ["en/mou: unused 'By %(name)s'", "vi/mou: unused 'By %(name)s'"]
    catalogues.update()
    assert problems(capsys)[-1].startswith("dropped  mou: 'By %(name)s'")
    assert catalogues.check() == 0


def test_a_file_that_cannot_be_read_drops_nothing(project, capsys):
    complete(project)
    write(project, "templates/mou/show.html", "{% if %}")
    assert catalogues.update() == 1
    held = catalogues.held_messages("vi")["mou"]
    assert [message.string for message in held.values()] == ["Do %(name)s ký", "Đã ký."]


def test_a_string_of_two_rooms_is_held_once(project, capsys):
    complete(project)
    held = (project / "workshop/translations/vi/mou.po").read_text(encoding="utf-8")
    write(project, "workshop/translations/vi/awards.po", held.replace("Đã ký.", ""))
    assert any("held by several rooms" in line for line in problems(capsys))
    catalogues.update()
    assert catalogues.check() == 0
    assert catalogues.held_messages("vi")["mou"][(None, "Signed.")].string == "Đã ký."


def test_a_second_update_changes_no_file(project):
    paths = sorted((project / "workshop/translations").rglob("*.po"))
    before = [(path, path.stat().st_mtime_ns) for path in paths]
    catalogues.update()
    assert [(path, path.stat().st_mtime_ns) for path in paths] == before
